/** What a sign before exactly three digits means: “1.200” is 1200 or 1,2. */
export type Sign = 'thousands' | 'fraction' | 'open';

export interface Grouping {
  readonly dot: Sign;
  readonly comma: Sign;
}

/** As Vietnamese write; a comma before three digits may be theirs or a program's. */
export const UNSETTLED: Grouping = { dot: 'thousands', comma: 'open' };
export const VIETNAMESE: Grouping = { dot: 'thousands', comma: 'fraction' };
export const ENGLISH: Grouping = { dot: 'fraction', comma: 'thousands' };

const DOTS = /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;
const COMMAS = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;
const BLANKS = /^\d{1,3}([ ']\d{3})+([.,]\d{1,2})?$/;
/** One sign and three digits after it. “0,125” starts no thousands. */
const THREE = /^[1-9]\d{0,2}([.,])\d{3}$/;
const FRACTION = /^(\d+)[.,](\d{1,9})$/;

/** How a number is written: what follows for the others of its column. */
export type Written =
  | 'dots'
  | 'commas'
  | 'comma-fraction'
  | 'dot-fraction'
  | 'dot-three'
  | 'comma-three'
  | 'plain';

export function writtenAs(text: string): Written | null {
  if (/^\d+$/.test(text) || BLANKS.test(text)) return 'plain';
  const three = THREE.exec(text)?.[1];
  if (three) return three === '.' ? 'dot-three' : 'comma-three';
  if (DOTS.test(text)) return 'dots';
  if (COMMAS.test(text)) return 'commas';
  if (FRACTION.test(text)) return text.includes(',') ? 'comma-fraction' : 'dot-fraction';
  return null;
}

/** `factor`: how many đồng one of it is; of single đồng there are no fractions. */
export function numberOf(text: string, factor: number, { dot, comma }: Grouping): number | 'open' | null {
  const written = writtenAs(text);
  if (written === 'plain') return Number(text.replace(/[ ']/g, '').replace(',', '.'));
  if (written === 'dots') return Number(text.replaceAll('.', '').replace(',', '.'));
  if (written === 'commas') return Number(text.replaceAll(',', ''));
  if (written === 'comma-fraction' || written === 'dot-fraction') return Number(text.replace(',', '.'));
  if (written === null) return null;
  const sign = written === 'dot-three' ? dot : comma;
  if (factor === 1 || sign === 'thousands') return Number(text.replace(/[.,]/, ''));
  return sign === 'open' ? 'open' : Number(text.replace(',', '.'));
}
