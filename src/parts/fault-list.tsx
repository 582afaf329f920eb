import type { JSX } from 'preact';
import type { Fault } from '../core/case/fault.ts';
import { Icon } from './icon.tsx';

/** Faults as pages show them: what is wrong, where, how to mend it, and the rule's stable id. */
export function FaultList({ faults, none }: { faults: readonly Fault[]; none: string }): JSX.Element {
  if (faults.length === 0) {
    return (
      <p class="gate gate-open">
        <Icon name="met" /> <span>{none}</span>
      </p>
    );
  }
  return (
    <ul class="gates" aria-label="Findings">
      {faults.map((fault) => (
        <li
          class={fault.severity === 'error' ? 'gate gate-shut' : 'gate gate-warn'}
          key={`${fault.rule} ${fault.path}`}
        >
          <Icon name={fault.severity === 'error' ? 'cross' : 'warn'} />
          <div>
            <span class="gate-word">{fault.severity === 'error' ? 'Blocks' : 'Look at it'}</span> {fault.message}
            <span class="gate-why">{fault.mend}</span>
            <span class="gate-clause">
              <code>{fault.rule}</code>
              {fault.path ? <> at {fault.path}</> : null}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
