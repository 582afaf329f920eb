import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';

/** What every kind of field has. `id` defaults to `name`; the error summary links to it. */
export interface FieldProps {
  readonly name: string;
  readonly id?: string | undefined;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** `must` and `may` are printed beside the label; leave it out where it goes without saying. */
  readonly need?: 'must' | 'may' | undefined;
}

const needWords = { must: 'required', may: 'optional' };

/** The ids that describe the control, for `aria-describedby`. */
export function describedBy(field: FieldProps): string | undefined {
  const id = field.id ?? field.name;
  const ids = [field.hint ? `${id}-hint` : '', field.error ? `${id}-error` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

export function NeedMark({ need }: { need: FieldProps['need'] }): JSX.Element | null {
  return need ? <span class="field-mark">({needWords[need]})</span> : null;
}

export function FieldNotes({ field }: { field: FieldProps }): JSX.Element {
  const id = field.id ?? field.name;
  return (
    <>
      {field.hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      ) : null}
      {field.error ? (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warn" />
          <span>
            <span class="sr">Error: </span>
            {field.error}
          </span>
        </p>
      ) : null}
    </>
  );
}

/** Label, hint, error and one control, in the order in which they are read. */
export function Field({ field, children }: { field: FieldProps; children: ComponentChildren }): JSX.Element {
  return (
    <div class={field.error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={field.id ?? field.name}>
        {field.label} <NeedMark need={field.need} />
      </label>
      <FieldNotes field={field} />
      <div class="field-control">{children}</div>
    </div>
  );
}
