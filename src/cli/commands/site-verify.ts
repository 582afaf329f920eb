import type { Command } from 'commander';
import { instant } from '../../core/process/instant.ts';
import { verifySite } from '../../formats/site/verify.ts';
import { isSignedBy } from '../../vault/pgp.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';
import { progressOf } from '../progress.ts';
import { siteFolder } from '../site/folder.ts';
import { sealsWith } from '../site/seals.ts';

/** `tidegate site verify`: offline; reads the folder and nothing else. */
export const siteVerifyCommand: CliCommand = {
  path: 'site verify',
  summary: 'Check a built site: documents, hashes, signatures, lists and links',
  examples: ['tidegate site verify public', 'tidegate site verify --json public'],
  configure(command: Command): void {
    command.argument('<folder>', 'the built site').option('--json', 'one JSON object a file that has a fault');
  },
  async run([given], options, io) {
    const folder = siteFolder(String(given));
    const paths = folder.paths();
    if (!paths.includes('advisories/index.html')) {
      throw new CliFailure(`${String(given)} is no site of advisories. Build one: tidegate site build --help`);
    }
    const now = instant(new Date().toISOString());
    const advisories = paths.filter((path) => path.endsWith('.csaf.json')).length;
    const progress = progressOf(io, 'advisories', advisories);
    const site = {
      paths,
      read: folder.read,
      seals: sealsWith(now),
      isSigned: (bytes: Uint8Array, signature: string, key: string) => isSignedBy(bytes, signature, key, now),
    };
    const found = await verifySite(site, progress.step);
    progress.end();
    for (const { file, faults } of found) {
      io.out(options.json ? `${JSON.stringify({ file, faults })}\n` : `${file}:\n${sayFaults(faults)}`);
    }
    if (!options.json) io.out(`${paths.length} files, ${advisories} advisories, ${found.length} with a fault\n`);
    return found.length > 0 ? exitCodes.findings : exitCodes.ok;
  },
};
