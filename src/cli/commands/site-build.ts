import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Fault } from '../../core/case/fault.ts';
import { instant } from '../../core/process/instant.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { hasErrors, readText, sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';
import { exploitationFrom } from '../exploitation-lists.ts';
import { progressOf } from '../progress.ts';
import { siteBuilder } from '../site/build.ts';
import { siteConfig } from '../site/config.ts';
import { keepHeapSmall } from '../site/heap.ts';
import { keyFile, openKey } from '../site/key.ts';
import { groundFor } from '../site/new-folder.ts';
import { pressAtOnce } from '../site/press.ts';
import { pressInThreads } from '../site/press-threads.ts';
import { sealsWith } from '../site/seals.ts';

/** From how many advisories on threads save more time than they take to start. */
const worthThreads = 200;

/** `tidegate site build`: each advisory's page and documents first, then the lists over all that stand in the folder. */
export const siteBuildCommand: CliCommand = {
  path: 'site build',
  summary: 'Write a public site of advisories that any web server can serve',
  examples: [
    'tidegate site build --site site.yaml --out public advisories/',
    'tidegate site build --site site.yaml --out public --key signing-key.asc contour-2026-001.yaml',
  ],
  configure(command: Command): void {
    command
      .argument('<file...>', 'advisories in YAML or JSON, or folders of them; what is on the site already stays')
      .requiredOption('--site <file>', 'whose site it is: title, address, publisher, links, security')
      .requiredOption('--out <folder>', 'where to write it')
      .option('--key <file>', 'armoured OpenPGP private key that signs CSAF documents and security.txt')
      .option('--kev <file>', 'catalogue of known exploited vulnerabilities, as CISA publishes it (JSON)')
      .option('--epss <file>', 'EPSS scores, as FIRST publishes them (CSV)')
      .option('--json', 'say as JSON what was written');
  },
  async run(args, options, io) {
    keepHeapSmall();
    const config = await siteConfig(io, String(options.site));
    const key = await keyFile(io, options.key);
    const signer = key && (await openKey(key));
    const exploitationOf = await exploitationFrom(io, options);
    const files = (await Promise.all((args[0] as string[]).map(filesIn))).flat();
    const [out, now] = [String(options.out), instant(new Date().toISOString())];
    const { root, folder, ...ground } = groundFor(out);
    const workshop = { site: { ...config, key: signer }, seals: sealsWith(now, signer), folder };
    const press =
      files.length > worthThreads
        ? pressInThreads(workshop, { config, root, isNew: folder.isNew, now, key })
        : pressAtOnce(workshop);
    const progress = progressOf(io, 'advisories', files.length);
    let [written, refused, onSite] = [0, 0, 0];
    try {
      const builder = siteBuilder({ config, folder, now, signer, exploitationOf, press });
      for (const file of files) {
        const faults = await faultsOf(file, async () => builder.add(await readText(io, file)));
        if (faults.length > 0)
          io.err(options.json ? `${JSON.stringify({ file, faults })}\n` : `${file}:\n${sayFaults(faults)}`);
        if (hasErrors(faults)) refused += 1;
        else written += 1;
        progress.step();
      }
      progress.end();
      onSite = await builder.finish();
      ground.open();
    } finally {
      await press.close();
      ground.clear();
    }
    if (options.json) io.out(`${JSON.stringify({ written, refused, onSite })}\n`);
    else io.out(`${written} written, ${refused} refused; ${onSite} on the site in ${out}\n`);
    return refused > 0 ? exitCodes.findings : exitCodes.ok;
  },
};

/** What is wrong with one advisory; a file that cannot be read keeps none of the others back. */
async function faultsOf(file: string, add: () => Promise<readonly Fault[]>): Promise<readonly Fault[]> {
  try {
    return await add();
  } catch (error) {
    // Where nothing can be written, the next advisory would end alike.
    if (!(error instanceof CliFailure) || !error.message.startsWith(file)) throw error;
    return [error.fault];
  }
}

/** The file itself, or the advisories that lie in the folder. */
async function filesIn(path: string): Promise<readonly string[]> {
  try {
    const names = (await readdir(path)).filter((name) => /^[^.].*\.(ya?ml|json)$/.test(name)).sort();
    return names.map((name) => join(path, name));
  } catch {
    // It is no folder: the reader says what is wrong with it, if anything is.
    return [path];
  }
}
