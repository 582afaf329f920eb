// biome-ignore-all lint/a11y/noRedundantRoles: browsers drop the meaning of a table whose display is changed
import type { ComponentChildren, JSX } from 'preact';

export interface Column {
  readonly key: string;
  /** Empty for a column of buttons: it then has no label on the card either. */
  readonly label: string;
  readonly numeric?: boolean | undefined;
}

export interface Row {
  readonly id: string;
  readonly cells: Readonly<Record<string, ComponentChildren>>;
  readonly isLate?: boolean | undefined;
}

/**
 * Rows under a caption; the first column heads its row. On a small screen each row becomes a card with its labels.
 * The roles are written out because browsers drop a table's meaning when its display changes.
 */
export function Table(props: {
  caption: ComponentChildren;
  captionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly Row[];
}): JSX.Element {
  const [head, ...rest] = props.columns;
  return (
    <table class="table" role="table">
      <caption class={props.captionHidden ? 'sr' : undefined}>{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <th scope="col" role="columnheader" class={column.numeric ? 'num' : undefined} key={column.key}>
              {column.label || <span class="sr">Actions</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <tr role="row" key={row.id} class={row.isLate ? 'table-late' : undefined}>
            <th scope="row" role="rowheader" data-label={head?.label}>
              <span>{head ? row.cells[head.key] : null}</span>
            </th>
            {rest.map((column) => (
              <td role="cell" data-label={column.label} class={column.numeric ? 'num' : undefined} key={column.key}>
                <span>{row.cells[column.key]}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
