import { remembered } from './remembered.ts';

/** Spelled plainly: a( is a with a breve, a^ with a circumflex, o+ with a horn, d- the d with a stroke. */
const MARKS: Readonly<Record<string, string>> = { '\u0306': '(', '\u0302': '^', '\u031b': '+' };
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const TONES_BEFORE_A_STOP = /[\u0301\u0323]/;

/** A tone on the vowel that only closes the syllable, where no spelling puts it. */
const MISPLACED_TONE =
  /((a|e|\u0302|\u0306|\u031b)[iouy]|oi|(?<!q)ui|[iy]u|(?<!g)ia|(?<!q)ua|\u031ba)[\u0300\u0301\u0303\u0309\u0323]$/;

const ONSETS = 'b c ch d d- g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x';
const RHYMES = [
  'a ac ach ai am an ang anh ao ap at au ay a(c a(m a(n a(ng a(p a(t a^c a^m a^n a^ng a^p a^t a^u a^y',
  'e ec em en eng eo ep et e^ e^ch e^m e^n e^nh e^p e^t e^u',
  'i ia ich im in inh ip it iu ie^c ie^m ie^n ie^ng ie^p ie^t ie^u',
  'o oc oi om on ong op ot o^ o^c o^i o^m o^n o^ng o^p o^t o+ o+i o+m o+n o+p o+t',
  'oa oac oach oai oan oang oanh oao oat oay oa(c oa(m oa(n oa(ng oa(t oe oen oeo oet',
  'u ua uc ui um un ung up ut ua^n ua^ng ua^t ua^y ue^ ue^ch ue^n ue^nh uo+ uo^c uo^i uo^m uo^n uo^ng uo^t',
  'uy uya uych uynh uyt uyu uye^n uye^t',
  'u+ u+a u+c u+i u+ng u+t u+u u+o+c u+o+i u+o+m u+o+n u+o+ng u+o+p u+o+t u+o+u',
  'y ye^m ye^n ye^ng ye^t ye^u ynh',
];

const LONGEST_SYLLABLE = 7;

const SYLLABLES: ReadonlySet<string> = new Set(
  RHYMES.flatMap((group) => group.split(' ')).flatMap((rhyme) => [
    rhyme,
    ...ONSETS.split(' ').map((onset) => onset + rhyme),
  ]),
);

/**
 * True for one word that could be Vietnamese, in either case and Unicode form: a known onset and rhyme, one
 * tone at most, before a stop the two that can stand there. It is spelling, not a dictionary.
 */
export const isSyllable = remembered((word) => {
  if (word.length > LONGEST_SYLLABLE * 2) return false;
  const parts = word.toLowerCase().normalize('NFD');
  const tones = parts.match(TONE) ?? [];
  if (tones.length > 1 || MISPLACED_TONE.test(parts)) return false;
  const plain = parts
    .replace(TONE, '')
    .replace(/[\u0306\u0302\u031b]/g, (mark) => MARKS[mark] ?? '')
    .replaceAll('\u0111', 'd-');
  if (!SYLLABLES.has(plain)) return false;
  return !/(c|ch|p|t)$/.test(plain) || TONES_BEFORE_A_STOP.test(tones[0] ?? '');
});
