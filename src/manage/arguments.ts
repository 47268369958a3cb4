import { parseArgs } from 'node:util';
import { t } from '../text/text.ts';
import { type Command, type Typed, Usage } from './command.ts';
import { commands } from './commands.ts';

/** Understood before and after the command's name. */
const EVERYWHERE = ['--json', '--demo', '--help', '-h'];

export interface Asked {
  readonly command: Command | null;
  readonly help: boolean;
  readonly typed: Typed;
}

/** The command and what it was given, or Usage with the words for what is wrong. */
export function readArguments(argv: readonly string[]): Asked {
  const everywhere = argv.filter((word) => EVERYWHERE.includes(word));
  const [name, ...rest] = argv.filter((word) => !EVERYWHERE.includes(word));
  const flags = { json: everywhere.includes('--json'), demo: everywhere.includes('--demo') };
  const help = everywhere.includes('--help') || everywhere.includes('-h');
  const command = commands.find((one) => one.name === name) ?? null;
  if (name !== undefined && !command) throw new Usage(t('manage.unknownCommand', { name }));
  const typed =
    command && !help
      ? { ...readOptions(command, rest), ...flags }
      : { values: {}, positionals: [], ...flags };
  return { command, help, typed };
}

function readOptions(command: Command, words: string[]): Pick<Typed, 'values' | 'positionals'> {
  const { values, positionals } = parse(command, words);
  const missing = command.required.find((option) => values[option] === undefined);
  if (missing) throw new Usage(t('manage.missingOption', { option: `--${missing}` }));
  if (positionals.length !== command.positionals)
    throw new Usage(t('manage.positionals', { usage: `${command.name} ${command.usage}` }));
  return { values, positionals };
}

function parse(command: Command, words: string[]) {
  try {
    const read = parseArgs({ args: words, options: command.options, allowPositionals: true, strict: true });
    return { values: read.values as Typed['values'], positionals: read.positionals };
  } catch (error) {
    throw new Usage(
      t('manage.badOption', { detail: (error as Error).message.split('. To specify')[0] ?? '' }),
    );
  }
}

export function helpLines(command: Command | null): string[] {
  if (command) return [`${command.name} ${command.usage}`.trim(), `  ${t(command.help)}`];
  return [
    t('manage.usage'),
    '',
    ...commands.flatMap((one) => [`  ${one.name} ${one.usage}`.trimEnd(), `      ${t(one.help)}`]),
    '',
    t('manage.everywhere'),
    t('manage.exits'),
  ];
}
