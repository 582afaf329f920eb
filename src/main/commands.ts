/** A command for whoever runs the host: `tidegate serve`, `tidegate backup create`. */
export interface HostCommand {
  /** One sentence without a full stop, for the list that `--help` prints. */
  readonly summary: string;
  /** What is said before its code is loaded, where that takes seconds on a busy machine. */
  readonly begins?: string;
  /** Takes what follows the command's name; answers with the exit code. Loads its own code only when called. */
  run(args: readonly string[]): Promise<number>;
}

/** Every host command by its name. To add one: a line here, and its name in bin/start.mjs. */
export const commands: Readonly<Record<string, HostCommand>> = {
  serve: {
    summary: 'Serve the house for real',
    begins: 'Loading Tidegate…',
    run: async (args) => (await import('./serve/command.ts')).serve(args),
  },
  worker: {
    summary: 'Send what is due, beside serve',
    run: async (args) => (await import('./serve/worker.ts')).worker(args),
  },
  demo: {
    summary: 'Replay a real case, then serve it to look around',
    begins: 'Loading Tidegate and its demo…',
    run: async (args) => (await import('./demo/command.ts')).demo(args),
  },
  replay: {
    summary: 'Play a scenario file and check what comes of it',
    run: async (args) => (await import('./replay/command.ts')).replay(args),
  },
  drill: {
    summary: 'Practise: an invented case for the team, with a score',
    run: async (args) => (await import('./drill/command.ts')).drill(args),
  },
  doctor: {
    summary: 'Look at everything that an operator can mend',
    run: async (args) => (await import('./doctor/command.ts')).doctor(args),
  },
  backup: {
    summary: 'Save the house, list and verify what was saved',
    run: async (args) => (await import('./host/backup.ts')).backup(args),
  },
  restore: {
    summary: 'Bring a backup back, and release what it holds back',
    run: async (args) => (await import('./host/backup.ts')).restore(args),
  },
  user: {
    summary: 'Invite somebody to the team, or help somebody who lost a passkey',
    run: async (args) => (await import('./host/user.ts')).user(args),
  },
};
