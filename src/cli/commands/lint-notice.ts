import { basename } from 'node:path';
import type { Command } from 'commander';
import { branchFindings } from '../../core/notices/commit-rules.ts';
import { noticeSpec } from '../../core/notices/kinds.ts';
import { leakFindings } from '../../core/notices/leak-rules.ts';
import { shapeFindings } from '../../core/notices/notice-shape.ts';
import { instant } from '../../core/process/instant.ts';
import { type NoticeKind, noticeKinds } from '../../core/process/playbook-notices.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { readText } from '../documents.ts';
import { lintOptions, sayFindings } from '../lint.ts';
import { oneOf } from '../one-of.ts';

/** A notice as a file: lines of `Name: value` up to an empty one, then the body; or the body alone. */
function parted(text: string): { readonly headers: readonly (readonly [string, string])[]; readonly body: string } {
  const end = /\r?\n\r?\n/u.exec(text);
  const lines = text.slice(0, end?.index ?? 0).split(/\r?\n(?![ \t])/u);
  const headers = lines.map((line) => /^([A-Za-z][A-Za-z0-9-]*):\s*([\s\S]*)$/u.exec(line));
  if (!end || headers.some((header) => header === null)) return { headers: [], body: text };
  return {
    headers: headers.map((header) => [header![1]!, header![2]!.replace(/\r?\n[ \t]+/gu, ' ')] as const),
    body: text.slice(end.index + end[0].length),
  };
}

/** `tidegate lint notice`: a notice with its headers and attachments, as it would leave; offline. */
export const lintNoticeCommand: CliCommand = {
  path: 'lint notice',
  summary: 'Check a notice under embargo: leaks in subject, headers, body and attachments, and what it lacks',
  examples: [
    'tidegate lint notice --playbook contour notice.txt',
    'tidegate lint notice --playbook ours.yaml --kind candidate-fix notice.eml 0001-limit.patch',
  ],
  configure(command: Command): void {
    command
      .argument('<file>', 'the notice; headers may stand before its body; - for standard input')
      .argument('[attachment...]', 'what goes with it; texts are read, of other files the name')
      .option('--playbook <file>', 'the playbook, by file or by the name of one that comes with Tidegate', 'contour')
      .option('--kind <kind>', 'what the notice is about', 'plan')
      .option('--words <file>', 'further words that must not leave, one a line, such as the reporter’s name')
      .option('--json', 'one JSON object');
  },
  async run(args, options, io) {
    const { playbook, words, isJson } = await lintOptions(options, io);
    if (!playbook) throw new CliFailure('Name a playbook.');
    const kind = oneOf('kind', String(options.kind), noticeKinds) as NoticeKind;
    const { headers, body } = parted(await readText(io, String(args[0])));
    const files = (args[1] as readonly string[] | undefined) ?? [];
    const attached = await Promise.all(
      files.map(async (file) => ({ name: basename(file), text: await textOf(() => readText(io, file)) })),
    );
    const subject = headers.find(([name]) => name.toLowerCase() === 'subject')?.[1] ?? '';
    const texts = [
      ...headers.map(([name, text]) => ({ path: `/headers/${name.toLowerCase()}`, text })),
      { path: '/body', text: body },
      ...attached.map(({ name, text }) => ({ path: `/attachments/${name}`, text })),
    ];
    const more = { now: instant(new Date().toISOString()), terms: playbook.embargo };
    const findings = [
      ...shapeFindings({ subject, text: body }, playbook, kind),
      ...leakFindings(texts, noticeSpec(playbook, kind).leaveOut, words, more),
      ...branchFindings(attached.map(({ name }) => ({ path: `/attachments/${name}/name`, text: name }))),
    ];
    return sayFindings(io, String(args[0]), findings, isJson);
  },
};

/** The text of a file; of one that is no text nothing but its name can be judged. */
async function textOf(read: () => Promise<string>): Promise<string> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CliFailure && /cannot be read/u.test(error.message)) throw error;
    return '';
  }
}
