import { readSiteConfig, type SiteConfig } from '../../formats/site/config.ts';
import { CliFailure, type CliIo } from '../command.ts';
import { readText, sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';

/** The site that a file describes. @throws CliFailure with each fault and its place */
export async function siteConfig(io: CliIo, path: string): Promise<SiteConfig> {
  const { config, faults } = readSiteConfig(await readText(io, path));
  if (!config) throw new CliFailure(`${path}:\n${sayFaults(faults).trimEnd()}`, exitCodes.findings);
  return config;
}
