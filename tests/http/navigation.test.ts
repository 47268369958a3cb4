import { expect, test } from 'vitest';
import { navigation } from '../../src/http/navigation.ts';
import { SYSTEM } from '../../src/permissions.ts';

const lit = (here: string): string[] =>
  navigation(SYSTEM, here).flatMap(({ href, current }) => (current ? [`${href} ${current}`] : []));

test.each([
  ['/', ['/ page']],
  ['/imports', ['/imports page']],
  ['/imports/new', ['/imports true']],
  ['/imports/12/decisions', ['/imports true']],
  ['/initiatives/new', ['/initiatives/new page']],
  ['/initiatives/SK-22222-22222', ['/initiatives true']],
  ['/importsx', []],
  ['/privacy', []],
])('the menu lights one entry: the page itself, or the one that %s stands under', (here, expected) => {
  expect(lit(here)).toEqual(expected);
});
