import type { Command } from 'commander';
import { CliFailure, type CliIo } from './command.ts';

/** Every command that reads takes these two. */
export function withOutput(command: Command): Command {
  return command
    .option('--json', 'print JSON, as the API names its fields')
    .option('--fields <names>', 'only these fields, separated by commas');
}

type Options = Readonly<Record<string, unknown>>;
type Entry = Readonly<Record<string, unknown>>;

/** Whether the person asked for JSON. */
export const isJson = (options: Options): boolean => options.json === true;

function fieldsOf(options: Options): readonly string[] | undefined {
  if (typeof options.fields !== 'string') return undefined;
  return options.fields
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Only the chosen fields. @throws CliFailure for a field that is not there, with those that are */
function chosen(entry: Entry, fields: readonly string[] | undefined): Entry {
  if (!fields) return entry;
  const missing = fields.find((name) => !(name in entry));
  if (missing !== undefined) {
    throw new CliFailure(`There is no field ${missing}. There are: ${Object.keys(entry).join(', ')}.`);
  }
  return Object.fromEntries(fields.map((name) => [name, entry[name]]));
}

/** A value in one cell: no line ends, no tabs, nothing that could steer a terminal. */
export function cell(value: unknown): string {
  const text =
    value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return plain(text.replaceAll(/\s+/g, ' '));
}

/** Text without control characters, but for line ends. */
export function plain(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, '');
}

/** A list: JSON where asked, a table for a person, lines with tabs for a program. */
export function printList(io: CliIo, options: Options, entries: readonly Entry[], columns: readonly string[]): void {
  const fields = fieldsOf(options);
  if (isJson(options)) {
    io.out(
      `${JSON.stringify(
        entries.map((entry) => chosen(entry, fields)),
        null,
        2,
      )}\n`,
    );
    return;
  }
  const shown = fields ?? columns;
  // A column of ours may be empty in every line, since the API leaves out what there is none of; one that was typed may be a slip.
  const rows = entries.map((entry) => shown.map((name) => cell((fields ? chosen(entry, fields) : entry)[name])));
  if (!io.isTerminal) {
    for (const row of rows) io.out(`${row.join('\t')}\n`);
    return;
  }
  const lines = [shown.map((name) => name.toUpperCase()), ...rows];
  const widths = shown.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  for (const line of lines)
    io.out(
      `${line
        .map((text, at) => text.padEnd(widths[at]!))
        .join('  ')
        .trimEnd()}\n`,
    );
}

/** One thing: JSON where asked, else a line a field. */
export function printOne(io: CliIo, options: Options, entry: Entry, shown: readonly string[]): void {
  const fields = fieldsOf(options);
  if (isJson(options)) {
    io.out(`${JSON.stringify(chosen(entry, fields), null, 2)}\n`);
    return;
  }
  const picked = chosen(entry, fields ?? shown.filter((name) => name in entry));
  const width = Math.max(0, ...Object.keys(picked).map((name) => name.length));
  for (const [name, value] of Object.entries(picked)) io.out(`${name.padEnd(width)}  ${cell(value)}\n`);
}

/** Says once that what was printed is under embargo, where it went into a file or a pipe. */
export function warnOfEmbargo(io: CliIo, isUnder: boolean): void {
  if (isUnder && !io.isTerminal) {
    io.err('This is under embargo: keep the file where only those who need it can read it.\n');
  }
}
