import { demoData } from '../../../db/seeds/demo.ts';
import type { Random } from './random.ts';

/** An invented name. */
export function personName(random: Random): string {
  const { surnames, women, men } = demoData.people;
  const { middle, given } = random.chance(0.5) ? women : men;
  return `${random.pick(surnames)} ${random.pick(middle)} ${random.pick(given)}`;
}

export function departmentName(random: Random): string {
  const { departments, numbered } = demoData.people;
  const name = random.pick(departments);
  return name.startsWith(numbered) ? `${name} ${random.between(1, 6)}` : name;
}
