import { z } from 'zod';
import type { Refusal } from '../case/decide.ts';
import { mailbox } from '../case/mailbox.ts';
import type { Playbook } from '../process/playbook.ts';
import { type Actor, actorText } from './actor.ts';
import type { Project, ProjectEvent } from './project.ts';

const address = z.union([z.literal(''), mailbox()]).default('');

/** Where the lists of the project are, pinned in its book: the only addresses that their letters can go to (R18). */
export const listsSchema = z.strictObject({ users: address, team: address });

/** Supported release lines with the version that the next patch would have, one a line: `1.33 1.33.4`. */
export const linesSchema = z.strictObject({ lines: z.string().max(5_000).default('') });

export type ProjectCommand =
  | ({ readonly type: 'PinLists' } & z.infer<typeof listsSchema>)
  | ({ readonly type: 'SupportLines' } & z.infer<typeof linesSchema>)
  | { readonly type: 'AdoptPlaybook'; readonly playbook: Playbook };

/** What follows from a command on a project's own book. Administrators keep the house; they see no case by that. */
export function decideProject(
  state: Project,
  command: ProjectCommand,
  actor: Actor,
): readonly ProjectEvent[] | Refusal {
  const isKeeper = actor.kind === 'system' || (actor.kind === 'account' && actor.roles.includes('admin'));
  if (!isKeeper) return refuse(command, 'not allowed', 'who', 'This is for an administrator of the project. Ask one.');
  const by = actorText(actor);
  switch (command.type) {
    case 'PinLists':
      return (['users', 'team'] as const).flatMap((list) =>
        command[list] !== '' && command[list] !== state.lists[list]
          ? [{ type: 'ListPinned' as const, list, address: command[list], by }]
          : [],
      );
    case 'SupportLines':
      return [{ type: 'LinesSupported', lines: readLines(command.lines), by }];
    case 'AdoptPlaybook': {
      const known = state.playbooks.findLast((p) => p.name === command.playbook.name);
      if (known && command.playbook.version <= known.version) {
        const sentence = `Version ${known.version} of ${known.name} is in force already, and cases pin it. Raise the version of yours to ${known.version + 1}.`;
        return refuse(command, 'gates', 'version-raised', sentence);
      }
      // Members accept a version: two texts under one number, and nobody could tell which of them they accepted.
      const { policyVersion, policy } = command.playbook.embargo;
      const versions = state.playbooks.map(({ embargo }) => embargo.policyVersion);
      if (state.playbooks.some(({ embargo }) => embargo.policyVersion === policyVersion && embargo.policy !== policy)) {
        const sentence = `Version ${policyVersion} of the embargo policy stands for another text already, and members may have accepted that one. Raise embargo.policyVersion to ${Math.max(...versions) + 1}; they are asked to accept the new text.`;
        return refuse(command, 'gates', 'policy-version-raised', sentence);
      }
      return [{ type: 'PlaybookAdopted', playbook: command.playbook, by }];
    }
  }
}

function readLines(text: string): { line: string; planned?: string }[] {
  return text
    .split('\n')
    .map((row) => row.trim().split(/[\s,]+/))
    .filter(([line]) => line)
    .map(([line, planned]) => (planned ? { line: line!, planned } : { line: line! }));
}

function refuse(command: ProjectCommand, why: Refusal['why'], id: string, sentence: string): Refusal {
  const gate = { id, title: 'The project may be changed', clause: 'house rule', sentence, faults: [] };
  return { refused: true, step: command.type, why, gates: [gate], faults: [] };
}
