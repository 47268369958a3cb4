import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { NotAllowed } from '../errors.ts';
import { fenceOf } from '../permissions.ts';
import { fold, tidy } from '../text/fold.ts';
import { insertAlias } from './alias.store.ts';
import { isTelling } from './names/common-words.ts';
import { agree } from './names/likeness.ts';
import { listNamesHolding, listPlaces, type NameOfUnit } from './names/written-name.store.ts';
import { readName, type WrittenName } from './names/written-name.ts';
import { getOrganisationByCode } from './organisation.store.ts';

/** A name as a file writes it, and whose it is, as a person said. */
export interface NameToLearn {
  readonly code: string;
  readonly written: string;
}

const LONGEST = 300;

/**
 * Keeps a written name as another name of the unit, so that it settles by itself the next time. Nothing
 * happens where it does so already, where another unit bears the name, or where it tells nothing (“Công ty”).
 * @returns whether the name is new
 * @throws NotFound where the unit is not in the actor's branch
 */
export async function learnUnitName(context: Context, code: string, written: string): Promise<boolean> {
  return atomically(context, async (inside) => {
    await getOrganisationByCode(inside.db, fence(inside), code);
    return (await learnUnitNames(inside, [{ code, written }])).length > 0;
  });
}

/** As `learnUnitName` for many names at once; those of units outside of the actor's branch are passed over. */
export async function learnUnitNames(inside: Inside, names: readonly NameToLearn[]): Promise<NameToLearn[]> {
  const from = fence(inside);
  const asked = names.map(read).filter(({ alias, name }) => alias.length <= LONGEST && isTelling(name));
  if (asked.length === 0) return [];
  const places = await listPlaces(inside.db, from, [...new Set(asked.map(({ code }) => code))]);
  const known = await listNamesHolding(inside.db, new Set(asked.map(({ name }) => name.folded)));
  const learned: NameToLearn[] = [];
  for (const { code, alias, name } of asked) {
    const place = places.get(code);
    if (!place || !isNews(place.id, name, known)) continue;
    if (!(await insertAlias(inside.db, place.id, { alias, folded_alias: fold(alias) }))) continue;
    known.push({ organisationId: place.id, name });
    learned.push({ code, written: alias });
    recordEvent(inside, {
      action: 'organisation.alias_learned',
      subjectType: 'organisation',
      subject: code,
      organisationPath: place.path,
      after: { alias },
    });
  }
  return learned;
}

function fence({ actor }: Context): string {
  const fence = fenceOf(actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  return fence;
}

function read({ code, written }: NameToLearn) {
  const alias = tidy(written);
  return { code, alias, name: readName(alias) };
}

/** A name that another unit bears, accents or not, would only make two of one. */
function isNews(id: number, name: WrittenName, known: readonly NameOfUnit[]): boolean {
  return known
    .filter((other) => other.name.folded === name.folded)
    .every((other) => other.organisationId === id && !agree(name, other.name));
}
