import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { isTextKey, t } from '../text/text.ts';
import { paths } from './paths.ts';

/** The project's root, from `src/http/` as from `dist/`. */
export function projectRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith('dist') ? dirname(here) : dirname(dirname(here));
}

const handlebars = Handlebars.create();
const compiled = new Map<string, Handlebars.TemplateDelegate>();
const viewsFolder = join(projectRoot(), 'views');

handlebars.registerHelper('t', (key: string, options: Handlebars.HelperOptions) => {
  if (!isTextKey(key)) throw new Error(`no words for ${key}`);
  return t(key, options.hash);
});
/** Addresses that need nothing filled in: {{path "signIn"}}. */
handlebars.registerHelper('path', (name: keyof typeof paths) => (paths[name] as () => string)());
handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
handlebars.registerHelper('or', (...values: unknown[]) => values.slice(0, -1).some(Boolean));

/** A new one-time key for each form, so that two forms of one page are two requests. */
handlebars.registerHelper('newKey', () => randomUUID());

let partialsRegistered = false;
function registerPartials(): void {
  const folder = join(viewsFolder, 'partials');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.hbs')) continue;
    handlebars.registerPartial(
      relative(folder, join(folder, file)).slice(0, -4),
      readFileSync(join(folder, file), 'utf8'),
    );
  }
  partialsRegistered = true;
}

const OPTIONS = { preventIndent: true };
const prepared = new Set<string>();

/**
 * Compiles a view and the partials of a folder ahead, with a turn of the event loop between any two: a page
 * made of many, compiled when somebody first asks for it, holds up everybody else for fifty milliseconds.
 */
export async function prepareView(view: string, folder: string): Promise<void> {
  if (prepared.has(view)) return;
  prepared.add(view);
  compiled.set(view, ready(readFileSync(join(viewsFolder, `${view}.hbs`), 'utf8')));
  if (!partialsRegistered) registerPartials();
  for (const [name, source] of Object.entries(handlebars.partials)) {
    if (!name.startsWith(`${folder}/`) || typeof source !== 'string') continue;
    await breathe();
    handlebars.registerPartial(name, ready(source));
  }
}

/** `compile` would put it off until the template is first used. */
const ready = (source: string): Handlebars.TemplateDelegate =>
  handlebars.template(
    new Function(`return ${handlebars.precompile(source, OPTIONS)}`)() as TemplateSpecification,
  );

function template(name: string): Handlebars.TemplateDelegate {
  const known = compiled.get(name);
  if (known) return known;
  if (!partialsRegistered) registerPartials();
  const made = handlebars.compile(readFileSync(join(viewsFolder, `${name}.hbs`), 'utf8'), OPTIONS);
  compiled.set(name, made);
  return made;
}

/** The view inside the layout, as text. Everything in `page` is escaped where it is shown. */
export function renderView(view: string, page: object, frame: object): string {
  const body = new Handlebars.SafeString(template(view)({ ...frame, ...page }));
  return template('layouts/main')({ ...page, ...frame, body });
}
