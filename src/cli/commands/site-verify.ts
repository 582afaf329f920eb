import type { Command } from 'commander';
import { instant } from '../../core/process/instant.ts';
import { type SiteToVerify, verifySite } from '../../formats/site/verify.ts';
import { isSignedBy, isSignedInClear } from '../../vault/pgp.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';
import { exploitationFrom } from '../exploitation-lists.ts';
import { progressOf } from '../progress.ts';
import { siteConfig } from '../site/config.ts';
import { siteFolder } from '../site/folder.ts';
import { keepHeapSmall } from '../site/heap.ts';
import { publicKey } from '../site/key.ts';
import { sealsWith } from '../site/seals.ts';

/** `tidegate site verify`: offline; makes the site once more in memory and compares every file. */
export const siteVerifyCommand: CliCommand = {
  path: 'site verify',
  summary: 'Check a built site: every file is what its advisories make of it, and signed by the right key',
  examples: [
    'tidegate site verify --site site.yaml public',
    'tidegate site verify --site site.yaml --key public-key.asc --json public',
  ],
  configure(command: Command): void {
    command
      .argument('<folder>', 'the built site')
      .requiredOption('--site <file>', 'whose site it is, as it was built')
      .option(
        '--key <file>',
        'armoured OpenPGP public key that has to have signed it; without one nothing may be signed',
      )
      .option('--kev <file>', 'the catalogue that it was built with')
      .option('--epss <file>', 'the scores that it was built with')
      .option('--json', 'one JSON object a file that has a fault');
  },
  async run([given], options, io) {
    keepHeapSmall();
    const folder = siteFolder(String(given));
    const paths = folder.paths();
    if (!paths.includes('advisories/index.html')) {
      throw new CliFailure(`${String(given)} is no site of advisories. Build one: tidegate site build --help`);
    }
    const now = instant(new Date().toISOString());
    const advisories = paths.filter((path) => path.endsWith('.csaf.json')).length;
    const progress = progressOf(io, 'advisories', advisories);
    const site: SiteToVerify = {
      config: await siteConfig(io, String(options.site)),
      key: await publicKey(io, options.key),
      exploitationOf: await exploitationFrom(io, options),
      paths,
      read: folder.read,
      seals: sealsWith(now),
      isSigned: (bytes, signature, key) => isSignedBy(bytes, signature, key, now),
      isSignedInClear: (text, key) => isSignedInClear(text, key, now),
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
