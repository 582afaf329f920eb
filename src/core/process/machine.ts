/** One allowed move of a machine: from a state, by an action, to a state, and the clause that allows it. */
export interface Transition<S extends string, A extends string> {
  readonly from: S;
  readonly by: A;
  readonly to: S;
  readonly clause: string;
}

/** A small state machine as data: what is not in `transitions` cannot happen. States without a way out are final. */
export interface Machine<S extends string, A extends string> {
  readonly name: string;
  readonly start: S;
  readonly states: readonly S[];
  readonly transitions: readonly Transition<S, A>[];
}

/** The transition that an action takes from a state; undefined where the machine knows none. */
export function transitionBy<S extends string, A extends string>(
  machine: Machine<S, A>,
  from: S,
  by: A,
): Transition<S, A> | undefined {
  return machine.transitions.find((t) => t.from === from && t.by === by);
}

/** Whether an action is possible in a state. */
export function mayMove<S extends string, A extends string>(machine: Machine<S, A>, from: S, by: A): boolean {
  return transitionBy(machine, from, by) !== undefined;
}

/**
 * Where an action leads. An action that the table does not know leaves the machine where it stands: the law refuses it
 * before it is recorded, and a book that holds one all the same still folds, into no state that the table forbids.
 */
export function moved<S extends string, A extends string>(machine: Machine<S, A>, from: S, by: A): S {
  return transitionBy(machine, from, by)?.to ?? from;
}

/** The actions that are possible in a state, for the sentence that says what is. */
export function actionsFrom<S extends string, A extends string>(machine: Machine<S, A>, from: S): readonly A[] {
  return machine.transitions.filter((t) => t.from === from).map((t) => t.by);
}
