import { CliFailure, type CliIo } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { runProgram } from '../../src/cli/program.ts';

/** The command line without a machine around it: it reads these files and no other, and what it says is kept. */
export function offline(files: Readonly<Record<string, string>>, env: CliIo['env'] = {}) {
  return async (...argv: string[]) => {
    let [out, err] = ['', ''];
    const io: CliIo = {
      env,
      isTerminal: false,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      read: async (path) => {
        const text = files[path];
        if (text === undefined) throw new CliFailure(`${path} cannot be read: there is no such file.`);
        return new TextEncoder().encode(text);
      },
    };
    const code = await runProgram(argv, commands, '0.0.0', io);
    return { code, out, err };
  };
}
