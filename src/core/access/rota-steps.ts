import type { Fault } from '../case/fault.ts';
import { faultsFromZod } from '../case/zod-faults.ts';
import { type RotaCommand, rotaInputs } from './rota-decide.ts';

/** One act on the rota, as page and API name it. */
export interface RotaStep {
  readonly id: string;
  readonly command: RotaCommand['type'];
  readonly title: string;
  readonly does: string;
}

/** What can be done with the rota, in the order in which the page shows it. */
export const rotaSteps: readonly RotaStep[] = [
  {
    id: 'acknowledge-hand-off',
    command: 'AcknowledgeHandOff',
    title: 'I have it',
    does: 'Takes the duty over. Only this passes it on; an offer alone does not.',
  },
  {
    id: 'offer-hand-off',
    command: 'OfferHandOff',
    title: 'Hand over',
    does: 'Offers the duty to somebody on the rota. Whoever has it keeps it until that is acknowledged.',
  },
  {
    id: 'swap-shift',
    command: 'SwapShift',
    title: 'Swap the next shift',
    does: 'Says who takes the shift that begins at the next hand-over.',
  },
  {
    id: 'note-absence',
    command: 'NoteAbsence',
    title: 'Be away',
    does: 'Whoever is away when a shift begins is passed over.',
  },
  {
    id: 'set-rota',
    command: 'SetRota',
    title: 'Set the rota',
    does: 'Says who takes turns, and in which order.',
  },
];

/** The step of an id, such as offer-hand-off. */
export function rotaStep(id: string | undefined): RotaStep | undefined {
  return rotaSteps.find((each) => each.id === id);
}

/** The command of a step, or what is wrong with its input. */
export function rotaCommand({ command }: RotaStep, given: unknown): RotaCommand | readonly Fault[] {
  const parsed = rotaInputs[command].safeParse(given);
  if (!parsed.success) return faultsFromZod(parsed.error, given);
  return { ...parsed.data, type: command } as RotaCommand;
}
