import { helpLines, readArguments } from './manage/arguments.ts';
import type { Outcome } from './manage/command.ts';
import { Usage } from './manage/command.ts';
import { failureOf } from './manage/failure.ts';
import { t } from './text/text.ts';

/** One JSON document on standard output and nothing else there, or lines for people. */
function tell(json: boolean, { json: document, lines }: Pick<Outcome, 'json' | 'lines'>): void {
  process.stdout.write(json ? `${JSON.stringify(document)}\n` : lines.map((line) => `${line}\n`).join(''));
}

async function main(argv: readonly string[]): Promise<number | null> {
  const json = argv.includes('--json');
  try {
    const { command, help, typed } = readArguments(argv);
    if (help) {
      const lines = helpLines(command);
      tell(json, { json: { help: lines }, lines });
      return 0;
    }
    if (!command) throw new Usage(`${t('manage.noCommand')}\n\n${helpLines(null).join('\n')}`);
    const outcome = await (await command.load()).run(typed);
    tell(json, outcome);
    if (outcome.problem) process.stderr.write(`${outcome.problem}\n`);
    return outcome.serving ? null : outcome.exit;
  } catch (error) {
    const { exit, code, message } = failureOf(error);
    process.stderr.write(`${message}\n`);
    if (json) tell(true, { json: { error: { code, message } }, lines: [] });
    return exit;
  }
}

// what it writes holds people's data and passwords
process.umask(0o077);
const exit = await main(process.argv.slice(2));
if (exit !== null) process.exitCode = exit;
