import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { type Fault, fault } from '../../core/case/fault.ts';
import { instant } from '../../core/process/instant.ts';
import { checkArchive, type FixArchive, readArchive } from '../../formats/bundle/archive.ts';
import type { ManifestLine } from '../../formats/bundle/manifest.ts';
import { isSignedBy } from '../../vault/pgp.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Repository, repository, treeAfter } from '../git.ts';
import { publicKey } from '../site/key.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** `tidegate bundle verify`: offline; who signed it, whether it is whole, and whether git can apply it. */
export const bundleVerifyCommand: CliCommand = {
  path: 'bundle verify',
  summary: 'Check a fix under embargo: its signature, every file and patch, and that git am applies it',
  examples: [
    'tidegate bundle verify --key project.asc fix.zip',
    'tidegate bundle verify --key project.asc --apply ~/src/heron fix.zip',
  ],
  configure(command: Command): void {
    command
      .argument('<file>', 'the archive, decrypted')
      .requiredOption('--key <file>', 'armoured OpenPGP public key of the project')
      .option('--apply <folder>', 'try every line with git am in a throw-away clone of this repository');
  },
  async run([given], options, io) {
    const read = readArchive(await io.read(String(given)));
    if ('faults' in read) {
      io.out(sayFaults(read.faults));
      return exitCodes.findings;
    }
    const { archive } = read;
    const key = await publicKey(io, options.key);
    if (!key) throw new CliFailure('Name the public key of the project with --key.');
    const { manifest, faults } = checkArchive(archive, sha256);
    const found = [...(await signatureFaults(archive, key.publicKey)), ...faults];
    const lines = manifest?.lines ?? [];
    const repo = options.apply === undefined ? undefined : repository(String(options.apply), io.env);
    if (repo && found.length === 0) for (const line of lines) found.push(...(await applied(repo, line, archive)));
    io.out(sayFaults(found));
    for (const { line, base, file, patches } of lines) {
      io.out(`${line}  ${file}  ${patches.length === 1 ? '1 patch' : `${patches.length} patches`} on ${base}\n`);
    }
    for (const line of manifest?.without ?? []) io.out(`${line}  no patches yet\n`);
    if (found.length > 0) return exitCodes.findings;
    const tried = repo ? ', and every line applies with git am' : '';
    io.out(`Signed by ${key.fingerprint}, and whole${tried}\n`);
    return exitCodes.ok;
  },
};

async function signatureFaults({ manifest, signature }: FixArchive, key: string): Promise<readonly Fault[]> {
  const now = instant(new Date().toISOString());
  if (await isSignedBy(Buffer.from(manifest, 'utf8'), signature, key, now)) return [];
  const said = 'The manifest is not signed by this key.';
  return [fault('bundle-signature', '/manifest.json', said, 'Do not use it. Compare the key with the project first.')];
}

async function applied(repo: Repository, line: ManifestLine, { files }: FixArchive): Promise<readonly Fault[]> {
  const wrong = (message: string, mend: string) => [fault('bundle-apply', `/${line.file}`, message, mend)];
  try {
    const own = await repo.ask('rev-parse', '--verify', '--end-of-options', `${line.base}^{tree}`);
    if (line.base_tree && own !== line.base_tree)
      return wrong(`${line.base} is another one in this repository.`, 'Fetch the tags of the project.');
    const tree = await treeAfter(repo, line.base, files[line.file]!);
    return !line.tree || tree === line.tree
      ? []
      : wrong('What comes out is not what the project signed.', 'Tell the team.');
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error;
    return wrong(error.message, `Look whether ${line.base} is there, and tell the team.`);
  }
}
