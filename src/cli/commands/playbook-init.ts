import { writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type CliCommand, CliFailure, type CliIo } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { packageFolder, shippedNames, shippedPlaybook } from '../playbook-files.ts';

/** The line by which an editor finds the schema, from where the playbook will stand. */
async function schemaLine(file: string): Promise<string> {
  const schema = join(await packageFolder(), 'docs', 'generated', 'playbook.schema.json');
  const way = relative(dirname(resolve(file)), schema)
    .split(sep)
    .join('/');
  return `# yaml-language-server: $schema=${way.startsWith('.') ? way : `./${way}`}\n`;
}

/** `tidegate playbook init`: writes a playbook to start from, and never over another file. */
export const playbookInitCommand: CliCommand = {
  path: 'playbook init',
  summary: 'Write a playbook to start from, which an editor completes and checks',
  examples: ['tidegate playbook init', 'tidegate playbook init --from minimal policy/playbook.yaml'],
  configure(command) {
    command
      .argument('[file]', 'where to write it (default: playbook.yaml)')
      .argument('[other]', 'the file, where the one to copy is named first: init minimal policy/playbook.yaml')
      .option('--from <name>', 'one that comes with Tidegate', 'contour')
      .option('--json', 'say as JSON what was written');
  },
  async run([first, second], options, io) {
    const isName = (await shippedNames()).some((name) => name === first);
    if (second !== undefined && !isName) await shippedPlaybook(String(first));
    const [from, file] = isName ? [String(first), second] : [String(options.from), first];
    return write(io, from, String(file ?? 'playbook.yaml'), options.json === true);
  },
};

async function write(io: CliIo, from: string, file: string, isJson: boolean): Promise<ExitCode> {
  const text = (await shippedPlaybook(from)).replace(/^# yaml-language-server:.*\n/, '');
  const line = await schemaLine(file);
  try {
    await writeFile(file, line + text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new CliFailure(`${file} is there already and stays as it is. Name another file, or move that one away.`);
    const why = code === 'ENOENT' ? 'there is no such folder' : (code ?? 'unknown');
    throw new CliFailure(`${file} cannot be written: ${why}.`);
  }
  if (isJson) io.out(`${JSON.stringify({ file, from })}\n`);
  else io.out(`${file}: a copy of ${from}. Change its name, then ask: tidegate playbook diff ${from} ${file}\n`);
  return exitCodes.ok;
}
