import type { SheetRow } from '../../../workbook/workbook.ts';
import type { Field } from '../fields.ts';
import { lineOf } from '../spans.ts';
import { isSignature, looksLikePerson } from './row-words.ts';

/** Fields that a form may hold before anybody wrote an initiative into it. */
const PREPARED: readonly Field[] = ['number', 'organisation', 'organisationCode', 'department'];
export const DAY = /^\d{1,4}[/.-]\d/;
const NUMBER = /^\d{1,6}([.)]|[.-]\d+)*$/;

/** So many sign beside one another. */
const MOST_SIGNING = 6;

/** One row, looked at closely. */
export class RowLook {
  readonly texts: readonly string[];
  /** Index of the first cell with content. */
  readonly first: number;
  readonly filled: readonly Field[];
  /** Those of them that are an initiative's own. */
  readonly fields: readonly Field[];
  /** How many these are. */
  readonly own: number;
  readonly title: string;
  readonly numbered: boolean;
  readonly dated: boolean;
  readonly #lines: readonly string[];
  readonly #place: ReadonlyMap<Field, number>;

  constructor({ cells }: SheetRow, place: ReadonlyMap<Field, number>) {
    this.#lines = cells.map(lineOf);
    this.#place = place;
    this.texts = this.#lines.filter(Boolean);
    this.first = this.#lines.findIndex(Boolean);
    this.filled = [...place.keys()].filter((field) => this.at(field) !== '');
    this.fields = this.filled.filter((field) => !PREPARED.includes(field));
    this.own = this.fields.length;
    this.title = this.at('title');
    this.numbered = NUMBER.test(this.at('number'));
    this.dated = cells[place.get('submittedOn') ?? -1]?.kind === 'date' || DAY.test(this.at('submittedOn'));
  }

  at(field: Field): string {
    return this.#lines[this.#place.get(field) ?? -1] ?? '';
  }

  /** Who signs, and where: few words in few cells. */
  get isSigned(): boolean {
    return this.texts.length <= MOST_SIGNING && this.texts.some(isSignature);
  }

  /** A name under the authors and nothing of an initiative beside it. */
  get isAuthor(): boolean {
    return (
      this.fields.every((field) => field === 'authors') &&
      this.at('number') === '' &&
      looksLikePerson(this.at('authors'))
    );
  }
}
