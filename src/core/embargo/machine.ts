import { type Machine, mayMove, moved } from '../process/machine.ts';

export type EmbargoState = 'none' | 'proposed' | 'active' | 'revise' | 'exited';
export type EmbargoAction = 'propose' | 'accept' | 'reject' | 'revise' | 'terminate';

const em = 'Vultron EM';

/**
 * The embargo of a case (Vultron's EM process): one machine for the whole case, so that two embargoes cannot be active at
 * once. Under `revise` the agreed terms stay in force; `exited` is final.
 */
export const embargoMachine: Machine<EmbargoState, EmbargoAction> = {
  name: 'embargo',
  start: 'none',
  states: ['none', 'proposed', 'active', 'revise', 'exited'],
  transitions: [
    { from: 'none', by: 'propose', to: 'proposed', clause: em },
    { from: 'proposed', by: 'propose', to: 'proposed', clause: em },
    { from: 'proposed', by: 'accept', to: 'active', clause: em },
    { from: 'proposed', by: 'reject', to: 'none', clause: em },
    { from: 'active', by: 'revise', to: 'revise', clause: em },
    { from: 'revise', by: 'revise', to: 'revise', clause: em },
    { from: 'revise', by: 'accept', to: 'active', clause: em },
    { from: 'revise', by: 'reject', to: 'active', clause: em },
    { from: 'active', by: 'terminate', to: 'exited', clause: em },
    { from: 'revise', by: 'terminate', to: 'exited', clause: em },
    // Ours: parties who were told under a proposed date keep quiet until it is decided, so this ends as well (R62).
    { from: 'proposed', by: 'terminate', to: 'exited', clause: 'R62' },
  ],
};

/** Whether an action on the embargo is possible from where it stands. */
export function mayEmbargo(embargo: { readonly state: EmbargoState }, by: EmbargoAction): boolean {
  return mayMove(embargoMachine, embargo.state, by);
}

/** The embargo after an action, its terms untouched. */
export function embargoMoved<E extends { readonly state: EmbargoState }>(embargo: E, by: EmbargoAction): E {
  return { ...embargo, state: moved(embargoMachine, embargo.state, by) };
}

/** What putting a date to the parties is: a proposal, or the revision of what is agreed. */
export function proposalAction({ state }: { readonly state: EmbargoState }): 'propose' | 'revise' {
  return state === 'active' || state === 'revise' ? 'revise' : 'propose';
}

/** Whether a date lies before the parties and waits for the team's decision. */
export function isNegotiated({ state }: { readonly state: EmbargoState }): boolean {
  return state === 'proposed' || state === 'revise';
}

/** Whether something is to be kept quiet: an agreed embargo, or a date that is still being negotiated. */
export function isHeld({ state }: { readonly state: EmbargoState }): boolean {
  return mayMove(embargoMachine, state, 'terminate');
}
