import { atomically } from '../../src/database/atomically.ts';
import type { Status } from '../../src/database/schema.ts';
import { type Browser, type Person, SLUG, submissionFields, type World } from '../support/world.ts';

const CODE = /SK-[2-9A-Z]{5}-[2-9A-Z]{5}/;

const signedIn = new WeakMap<World, Map<Person, Promise<Browser>>>();

/** This person's browser, signed in once a file: signing in again and again is slowed down. */
export function browserOf(world: World, person: Person): Promise<Browser> {
  const browsers = signedIn.get(world) ?? new Map<Person, Promise<Browser>>();
  signedIn.set(world, browsers);
  const browser = browsers.get(person) ?? world.as(person);
  browsers.set(person, browser);
  return browser;
}

/** What this person sends through the form; answers the new item's code. */
export async function submitted(
  world: World,
  person: Person,
  fields: Record<string, string> = {},
): Promise<string> {
  const browser = await browserOf(world, person);
  const answer = await browser.post('/initiatives', submissionFields(fields));
  const code = CODE.exec(answer.headers['location'] ?? '')?.[0];
  if (answer.status !== 303 || !code)
    throw new Error(`${answer.status} ${/error-summary[\s\S]*?<.div>/.exec(answer.text)?.[0]}`);
  return code;
}

export async function statusOf(world: World, code: string): Promise<Status> {
  return (await rowOf(world, code)).status;
}

export async function rowOf(world: World, code: string) {
  const { db } = world.database;
  return db.selectFrom('initiative').selectAll().where('code', '=', code).executeTakeFirstOrThrow();
}

/** Closes a phase, or opens it again, as the organiser would. */
export async function setClosed(world: World, number: number, closed: boolean): Promise<void> {
  await atomically(world.system, ({ db }) =>
    db
      .updateTable('phase')
      .set({ closed_at: closed ? '2022-05-12T00:00:00.000Z' : null })
      .where('number', '=', number)
      .execute(),
  );
}

/** Whether whoever entered an item may verify it. */
export async function allowOwnEntries(world: World, allowed: boolean): Promise<void> {
  await atomically(world.system, ({ db }) =>
    db
      .updateTable('campaign')
      .set({ own_entries_verifiable: allowed ? 1 : 0 })
      .where('slug', '=', SLUG)
      .execute(),
  );
}

/** The events of an item, oldest first. */
export async function eventsOf(world: World, code: string): Promise<string[]> {
  const rows = await world.database.db
    .selectFrom('event')
    .select('action')
    .where('subject', '=', code)
    .orderBy('sequence')
    .execute();
  return rows.map(({ action }) => action);
}
