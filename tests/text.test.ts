import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vi } from '../src/text/vi.ts';

const under = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;
const code = under('src', '.ts').filter((file) => !file.startsWith('src/text/'));
const views = under('views', '.hbs');
const read = new Map(
  [...code, ...views, ...under('src/text', '.ts').filter((file) => !file.includes('/vi'))].map((file) => [
    file,
    readFileSync(file, 'utf8'),
  ]),
);
const everything = [...read.values()].join('\n');
const keys = Object.keys(vi);

/**
 * Families whose keys are made from data: of a closed list (`label(family, value)`), an error code, a
 * notice after a redirect, an audit action. Their last part must stand somewhere as a word of its own.
 */
const FAMILIES = /^(problem|notice|action|error\.title|obstacle|act)\./;

describe('the words', () => {
  it('are there for every key that a template asks for', () => {
    const asked = views.flatMap((file) =>
      [...(read.get(file) ?? '').matchAll(/\bt "([^"]+)"/g)].map(([, key]) => ({ file, key: key as string })),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter(({ key }) => !keys.includes(key))).toEqual([]);
  });

  it('are there for every error code, notice and audit action', () => {
    const codes = [
      ...everything.matchAll(
        /code: '([a-z_0-9]+)'|new (?:Conflict|NotAllowed|NotFound|NotSignedIn|Unavailable)\('([a-z_0-9]+)'/g,
      ),
    ]
      .map(([, a, b]) => `problem.${a ?? b}`)
      .filter((key) => key !== 'problem.custom');
    const actions = [...everything.matchAll(/action: '([a-z]+\.[a-z_]+)'/g)].map(
      ([, action]) => `action.${action}`,
    );
    const notices = [...everything.matchAll(/notice: '([a-z-]+)'|notice=([a-z-]+)/g)].map(
      ([, a, b]) => `notice.${a ?? b}`,
    );
    expect(codes.length).toBeGreaterThan(20);
    expect([...new Set([...codes, ...actions, ...notices])].filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('are all used', () => {
    const isUsed = (key: string): boolean => {
      if (everything.includes(`'${key}'`) || everything.includes(`"${key}"`)) return true;
      const family = key.slice(0, key.lastIndexOf('.'));
      if (everything.includes(`'${family}'`)) return true; // label(family, value)
      const last = key.replace(FAMILIES, '');
      return (
        FAMILIES.test(key) && new RegExp(`['"\`=.]${last.replace(/[.-]/g, '\\$&')}['"\`&]`).test(everything)
      );
    };
    expect(
      keys.filter((key) => !isUsed(key) && !/^(problem|action|notice|error\.title)\./.test(key)),
    ).toEqual([]);
    expect(keys.filter((key) => /^(problem|notice)\./.test(key) && !isUsed(key))).toEqual([]);
  });

  it('are not empty, and do not shout', () => {
    expect(Object.entries(vi).filter(([, words]) => words.trim() === '' || words.includes('!'))).toEqual([]);
  });

  it('stand in src/text only', () => {
    const strays = [...read].filter(
      ([file, text]) =>
        !file.startsWith('src/text/') &&
        withoutComments(text)
          .split('\n')
          .some((line) => VIETNAMESE.test(line)),
    );
    expect(strays.map(([file]) => file)).toEqual([]);
    expect(VIETNAMESE.test(withoutComments(readFileSync('public/site.js', 'utf8')))).toBe(false);
  });
});

/** Comments may quote the words of the field. */
function withoutComments(text: string): string {
  return text
    .replace(/\{\{!--[\s\S]*?--\}\}/g, '')
    .replace(/^\s*(\/?\*|\/\/).*$/gm, '')
    .replace(/\/\/ .*$/gm, '');
}
