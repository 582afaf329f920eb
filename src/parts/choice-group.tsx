import type { JSX } from 'preact';
import { describedBy, FieldNotes, type FieldProps, NeedMark } from './field.tsx';
import type { Option } from './select.tsx';

export interface Choice extends Option {
  /** Marks a choice that sets off an alarm, such as "it is already public". */
  readonly alarm?: boolean | undefined;
}

interface GroupProps extends FieldProps {
  readonly options: readonly Choice[];
  readonly inRow?: boolean;
}

function Group(props: GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }): JSX.Element {
  const id = props.id ?? props.name;
  return (
    <fieldset
      class={props.error ? 'field field-wrong' : 'field'}
      aria-describedby={describedBy(props)}
      aria-invalid={props.error ? true : undefined}
    >
      <legend class="field-label">
        {props.label} <NeedMark need={props.need} />
      </legend>
      <FieldNotes field={props} />
      <div class={props.inRow ? 'choices choices-row' : 'choices'}>
        {props.options.map((option, index) => (
          <label class={option.alarm ? 'choice choice-alarm' : 'choice'} key={option.value}>
            <input
              type={props.type}
              id={index === 0 ? id : `${id}-${option.value.replaceAll(' ', '-')}`}
              name={props.name}
              value={option.value}
              checked={props.chosen.includes(option.value)}
            />
            <span>
              <span class="choice-text">{option.text}</span>
              {option.hint ? <span class="choice-hint">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Exactly one of a few. Nothing is chosen beforehand unless `value` says so. */
export function RadioGroup(props: GroupProps & { value?: string | undefined }): JSX.Element {
  return <Group {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />;
}

/** Any of a few. */
export function CheckboxGroup(props: GroupProps & { values?: readonly string[] | undefined }): JSX.Element {
  return <Group {...props} type="checkbox" chosen={props.values ?? []} />;
}

/** One box to tick, such as an acceptance. It sends `on`. */
export function Checkbox(props: FieldProps & { checked?: boolean | undefined; alarm?: boolean }): JSX.Element {
  const id = props.id ?? props.name;
  return (
    <div class={props.error ? 'field field-wrong' : 'field'}>
      <FieldNotes field={{ ...props, hint: undefined }} />
      <label class={props.alarm ? 'choice choice-alarm' : 'choice'}>
        <input
          type="checkbox"
          id={id}
          name={props.name}
          value="on"
          checked={props.checked ?? false}
          aria-describedby={props.error ? `${id}-error` : undefined}
          aria-invalid={props.error ? true : undefined}
        />
        <span>
          <span class="choice-text">
            {props.label} <NeedMark need={props.need} />
          </span>
          {props.hint ? <span class="choice-hint">{props.hint}</span> : null}
        </span>
      </label>
    </div>
  );
}
