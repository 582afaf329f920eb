import type { JSX } from 'preact';
import { Button, type ButtonLook } from './button.tsx';
import { Checkbox, CheckboxGroup, RadioGroup } from './choice-group.tsx';
import { CvssPicker } from './cvss-picker.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Form, FormActions } from './form.tsx';
import { type Option, Select } from './select.tsx';
import { TextArea } from './text-area.tsx';
import { TextInput } from './text-input.tsx';

/**
 * One field of a step. `value` is what was typed last, also after an error; a checkbox with options takes several
 * values, one without is a single box that sends `on`. `list` is one entry a line; `cvss` is read back by `pickedVector`. `datetime` comes without a zone and is UTC.
 */
export interface StepField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is so in this case, such as the last day that will do; it stands behind the hint. */
  readonly advice?: string | undefined;
  readonly kind:
    | 'text'
    | 'textarea'
    | 'select'
    | 'radio'
    | 'checkbox'
    | 'datetime'
    | 'number'
    | 'list'
    | 'hidden'
    | 'cvss';
  readonly options?: readonly Option[] | undefined;
  readonly required: boolean;
  readonly value?: string | readonly string[] | undefined;
  readonly error?: string | undefined;
}

function one(value: StepField['value']): string | undefined {
  return typeof value === 'string' || value === undefined ? value : value.join('\n');
}

function many(value: StepField['value']): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}

/** One field of a step as its control. */
export function StepControl({ field, prefix }: { field: StepField; prefix: string }): JSX.Element {
  const shared = {
    name: field.name,
    id: `${prefix}-${field.name}`,
    label: field.label,
    hint: [field.hint, field.advice].filter(Boolean).join(' ') || undefined,
    error: field.error,
    need: field.required ? undefined : ('may' as const),
  };
  const options = field.options ?? [];
  switch (field.kind) {
    case 'textarea':
      return <TextArea {...shared} value={one(field.value)} />;
    case 'list':
      return <TextArea {...shared} hint={field.hint ?? 'One on each line'} value={one(field.value)} rows={4} />;
    case 'select':
      return <Select {...shared} options={options} value={one(field.value)} />;
    case 'radio':
      return <RadioGroup {...shared} options={options} value={one(field.value)} />;
    case 'checkbox':
      if (options.length > 0) return <CheckboxGroup {...shared} options={options} values={many(field.value)} />;
      return <Checkbox {...shared} checked={one(field.value) === 'on'} />;
    case 'datetime':
      return (
        <TextInput
          {...shared}
          // What programs are told of zones does not hold for this control: it has none.
          hint={field.advice}
          label={`${field.label} (UTC)`}
          kind="datetime-local"
          width="short"
          value={one(field.value)}
        />
      );
    case 'cvss':
      return <CvssPicker {...shared} value={one(field.value)} />;
    case 'hidden':
      return <input type="hidden" name={field.name} value={one(field.value)} />;
    case 'number':
      return <TextInput {...shared} kind="number" width="short" value={one(field.value)} />;
    case 'text':
      return <TextInput {...shared} value={one(field.value)} />;
  }
}

/** The form of one step of the process, from its field descriptions: no step needs a page of its own. */
export function StepForm(props: {
  /** Stable id of the step; prefixes the ids of its fields. */
  step: string;
  action: string;
  fields: readonly StepField[];
  button: string;
  look?: ButtonLook;
  hidden?: Readonly<Record<string, string>>;
  /** Where the device learns what to sign, for a step that asks for a passkey first. */
  passkeyOptions?: string | undefined;
}): JSX.Element {
  const errors = props.fields.flatMap((field) =>
    field.error ? [{ field: `${props.step}-${field.name}`, message: field.error }] : [],
  );
  const passkey = props.passkeyOptions ? ({ does: 'use', options: props.passkeyOptions } as const) : undefined;
  return (
    <Form action={props.action} hidden={props.hidden ?? {}} label={props.button} passkey={passkey}>
      <ErrorSummary errors={errors} />
      {props.fields.map((field) => (
        <StepControl field={field} prefix={props.step} key={field.name} />
      ))}
      <FormActions>
        <Button look={props.look ?? 'main'}>{props.button}</Button>
      </FormActions>
      {passkey ? <p class="small muted">Your device asks for your passkey first.</p> : null}
    </Form>
  );
}
