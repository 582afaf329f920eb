import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../client.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { whyOf } from '../failure-in.ts';

/** For distributors: the candidate fix of a notice. */
export const bundleDownloadCommand: CliCommand = {
  path: 'bundle download',
  summary: 'Download the candidate fix of a notice; the team sees that you have it',
  examples: ['tidegate bundle download 7QK2-M4TD', 'tidegate bundle download 7QK2-M4TD --out ~/embargo'],
  configure: (command) => {
    command.argument('<reference>', 'reference of the notice').option('--out <folder>', 'where it is written', '.');
  },
  async run([ref], options, io) {
    const client = await connect(io, 'token');
    const { name, bytes } = await client.download(`/api/v1/notices/${encodeURIComponent(String(ref))}/fix`);
    const path = join(String(options.out), name);
    try {
      await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new CliFailure(
        code === 'EEXIST'
          ? `${path} is there already. Move it away first.`
          : `${path} cannot be written: ${whyOf(error as NodeJS.ErrnoException)}.`,
      );
    }
    io.err('This is under embargo: keep the file where only those who need it can read it.\n');
    io.out(`${path}\n`);
    return exitCodes.ok;
  },
};
