import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import manifest from '../../../package.json' with { type: 'json' };
import type { Provenance } from '../../core/release/bundle.ts';
import { neutralMailbox } from '../../core/release/neutral.ts';
import { patchLeaks } from '../../core/release/patch-leaks.ts';
import { readPatches } from '../../core/release/patches.ts';
import { fileNameOf } from '../../formats/bundle/manifest.ts';
import { sendBundle } from '../bundle-upload.ts';
import { type CliCommand, CliFailure, type CliIo } from '../command.ts';
import { sayFaults } from '../documents.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { whyOf } from '../failure-in.ts';
import { type Repository, repository, treeAfter } from '../git.ts';

const nobody = 'The maintainers <maintainers@project.invalid>';

/** `tidegate bundle create`: on the maintainer's machine, with its git. Nothing leaves it unless --case names a case. */
export const bundleCreateCommand: CliCommand = {
  path: 'bundle create',
  summary: 'Make the patch bundle of a release line out of your repository, with neutral headers, tried with git am',
  examples: [
    'tidegate bundle create --line 1.18 --base v1.18.2 v1.18.2..fix-1.18',
    'tidegate bundle create --line 1.18 --base v1.18.2 --case 42 v1.18.2..fix-1.18',
  ],
  configure(command: Command): void {
    command
      .argument('<range>', 'the commits, such as v1.18.2..fix-1.18')
      .requiredOption('--line <line>', 'release line that the patches are for')
      .requiredOption('--base <tag>', 'public tag that they go on')
      .option('--repo <folder>', 'the repository', '.')
      .option('--author <name and address>', 'who stands as the author of every patch', nobody)
      .option('--keep-authors', 'leave authors, and lines such as Signed-off-by, as they are')
      .option('--out <folder>', 'where the files are written', '.')
      .option('--case <case>', 'upload it to this case, and write no files');
  },
  async run([range], options, io) {
    const repo = repository(String(options.repo), io.env);
    const [line, base] = [String(options.line), String(options.base)];
    const author = options.keepAuthors ? {} : { author: String(options.author) };
    const made = await madeFrom(repo, String(range), base, author);
    const read = readPatches(made.mailbox);
    const found = [...read.faults, ...read.patches.flatMap((patch, n) => patchLeaks(patch, n, []))];
    io.err(sayFaults(found));
    if (found.some(({ severity }) => severity === 'error')) {
      io.err('Nothing was written. Mend the commits, and make the bundle again.\n');
      return exitCodes.findings;
    }
    const about: Provenance = { line, base, ...made.trees, tool: `tidegate ${manifest.version}` };
    if (options.case !== undefined) return sendBundle(io, options, String(options.case), about, made.mailbox);
    return written(io, String(options.out), about, made.mailbox, read.patches.length);
  },
};

interface Made {
  readonly mailbox: Uint8Array;
  readonly trees: { readonly baseTree: string; readonly tree: string };
}

async function madeFrom(repo: Repository, range: string, base: string, author: { author?: string }): Promise<Made> {
  if (!range.includes('..')) throw new CliFailure(`Name where the commits begin and end, such as ${base}..${range}.`);
  const baseTree = await repo.ask('rev-parse', '--verify', '--end-of-options', `${base}^{tree}`);
  const merge = await repo.ask('rev-list', '--min-parents=2', '--max-count=1', '--end-of-options', range);
  if (merge) throw new CliFailure('There is a merge among the commits, which no patch can hold. Rebase them first.');
  const last = await repo.ask('rev-list', '--max-count=1', '--end-of-options', range);
  if (!last) throw new CliFailure(`${range} names no commits.`);
  const raw = await repo.git(...formatPatch, '--end-of-options', range);
  const mailbox = neutralMailbox(raw, { ...author, date: await dateOf(repo, base) });
  const tree = await treeAfter(repo, base, mailbox);
  if (tree !== (await repo.ask('rev-parse', `${last}^{tree}`))) {
    throw new CliFailure(
      `The patches apply to ${base}, but what comes out is not what the last commit holds. Let the range begin at the tag: ${base}..BRANCH.`,
    );
  }
  return { mailbox, trees: { baseTree, tree } };
}

// No commit but zeros, no message id, no program, no notes, no list of changed files, nothing of the person's settings.
const formatPatch = [
  ...['format-patch', '--stdout', '--zero-commit', '--no-signature', '--no-stat', '--no-numbered', '--no-attach'],
  ...['--no-thread', '--no-cover-letter', '--no-base', '--no-notes', '--no-to', '--no-cc', '--no-add-header'],
  ...['--subject-prefix=PATCH', '--no-encode-email-headers', '--no-renames', '--no-ext-diff', '--no-textconv'],
  ...['--no-color', '--binary', '--full-index', '--src-prefix=a/', '--dst-prefix=b/'],
];

/** The moment of the public tag: every patch has it, so that none tells when somebody worked. */
async function dateOf(repo: Repository, base: string): Promise<string> {
  const seconds = Number(await repo.ask('log', '-1', '--format=%ct', '--end-of-options', base));
  return new Date(seconds * 1_000).toUTCString().replace('GMT', '+0000');
}

async function written(
  io: CliIo,
  folder: string,
  about: Provenance,
  mailbox: Uint8Array,
  count: number,
): Promise<ExitCode> {
  const file = fileNameOf(about.line, []);
  const sha256 = createHash('sha256').update(mailbox).digest('hex');
  const { line, base, baseTree, tree, tool } = about;
  const card = { line, base, base_tree: baseTree, tree, tool, file, size: mailbox.length, sha256 };
  try {
    await writeFile(join(folder, file), mailbox, { mode: 0o600 });
    await writeFile(join(folder, file.replace(/mbox$/, 'json')), `${JSON.stringify(card, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new CliFailure(`${folder} cannot be written: ${whyOf(error as NodeJS.ErrnoException)}.`);
  }
  io.err('This is under embargo: keep the files where only those who need them can read them.\n');
  io.out(`${join(folder, file)}  ${count === 1 ? '1 patch' : `${count} patches`} on ${base}, sha256 ${sha256}\n`);
  return exitCodes.ok;
}
