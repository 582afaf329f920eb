import type { JSX } from 'preact';
import type { LeakFinding } from '../core/notices/leak-finding.ts';
import { Icon } from './icon.tsx';

/** One finding as a page shows it, with what can be done about it. */
export interface ShownFinding {
  readonly finding: LeakFinding;
  /** Where it stands, in words, such as `Description`. */
  readonly where: string;
  /** By which name it is asked to be mended; missing where only a person can. */
  readonly mend?: string | undefined;
  /** Of a warning that may stand: why. */
  readonly ignored?: string | undefined;
}

/** Leak findings beside the form that they are about: each quotes its policy and offers its mend; warnings may stand with a reason. */
export function FindingList(props: { findings: readonly ShownFinding[]; none: string; form: string }): JSX.Element {
  if (props.findings.length === 0) {
    return (
      <p class="gate gate-open">
        <Icon name="met" /> <span>{props.none}</span>
      </p>
    );
  }
  return (
    <ol class="gates" aria-label="Findings">
      {props.findings.map((shown, at) => (
        <Finding shown={shown} at={at} form={props.form} key={at} />
      ))}
    </ol>
  );
}

function Finding({ shown, at, form }: { shown: ShownFinding; at: number; form: string }): JSX.Element {
  const { finding, where, mend, ignored } = shown;
  const isError = finding.severity === 'error';
  const state = isError ? 'Blocks' : ignored ? 'May stand' : 'Look at it';
  return (
    <li class={isError ? 'gate gate-shut' : ignored ? 'gate gate-open' : 'gate gate-warn'}>
      <Icon name={isError ? 'cross' : ignored ? 'met' : 'warn'} />
      <div class="stack stack-2">
        <span>
          <span class="gate-word">{state}</span> {finding.message}
        </span>
        <span class="gate-why">
          {where}, line {finding.line}, column {finding.column}. {finding.mend}
        </span>
        <span class="gate-clause">
          Policy: “{finding.policy}” <code>{finding.rule}</code>
        </span>
        {ignored ? <span class="gate-why">Reason: {ignored}</span> : null}
        {mend ? (
          <button type="submit" class="btn" form={form} name="mend" value={mend}>
            {finding.instead === '' ? 'Take it out' : `Put in “${finding.instead}”`}
          </button>
        ) : null}
        {isError || ignored ? null : <Ignore at={at} form={form} finding={finding} />}
      </div>
    </li>
  );
}

function Ignore({ at, form, finding }: { at: number; form: string; finding: LeakFinding }): JSX.Element {
  const id = `ignore-${at}`;
  return (
    <span class="stack stack-2">
      <input type="hidden" form={form} name={`ignore.${at}.rule`} value={finding.rule} />
      <input type="hidden" form={form} name={`ignore.${at}.quote`} value={finding.quote} />
      <label for={id}>Let it stand once, because</label>
      <input class="input" id={id} form={form} name={`ignore.${at}.reason`} />
    </span>
  );
}
