import type { ComponentChildren, JSX } from 'preact';
import type { Fault } from '../core/case/fault.ts';
import { FaultList } from './fault-list.tsx';
import { Icon } from './icon.tsx';

/** One gate as a person sees it: stable id, its title, and when shut the exact fact that is missing. */
export interface GateView {
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  /** What is in the way and the way out; when open, what was found. */
  readonly sentence?: string | undefined;
  /** Where the rule comes from: `Policy, Public Disclosure Process`. */
  readonly clause?: string | undefined;
  readonly clauseHref?: string | undefined;
  /** The findings behind the sentence; shown where there are several. */
  readonly faults?: readonly Fault[] | undefined;
}

export function GateList(props: {
  gates: readonly GateView[];
  label?: string;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <ul class="gates" aria-label={props.label ?? 'Gates'}>
      {props.gates.map((gate) => (
        <li class={gate.open ? 'gate gate-open' : 'gate gate-shut'} key={gate.id} id={`gate-${gate.id}`}>
          <Icon name={gate.open ? 'gateOpen' : 'gateShut'} />
          <div>
            <strong>{gate.title}</strong> <span class="gate-word">{gate.open ? 'open' : 'shut'}</span>
            {gate.sentence ? <span class="gate-why">{gate.sentence}</span> : null}
            {gate.clause ? (
              <span class="gate-clause">
                {gate.clauseHref ? <a href={gate.clauseHref}>{gate.clause}</a> : gate.clause}
              </span>
            ) : null}
            {gate.faults && gate.faults.length > 1 ? <FaultList faults={gate.faults} none="" /> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
