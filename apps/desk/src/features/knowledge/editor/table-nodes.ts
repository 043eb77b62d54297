import { getExtensionField, Node, type NodeConfig } from '@tiptap/core';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, tableEditing } from '@tiptap/pm/tables';
import type { Command as PmCommand } from '@tiptap/pm/state';
import type { DOMOutputSpec } from '@tiptap/pm/model';

declare module '@tiptap/core' {
  interface NodeConfig {
    /** what a node is in a table, as ProseMirror's commands look for it */
    tableRole?: 'table' | 'row' | 'cell' | 'header_cell';
  }
}

const span = (name: string) => ({ default: 1, parseHTML: (element: HTMLElement) => Number(element.getAttribute(name)) || 1, renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: String(attributes[name]) }) });

/** Tables, over ProseMirror's own: tiptap's table package has no release that goes with the version of the rest. */
export const TableNode = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  tableRole: 'table',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: (): DOMOutputSpec => ['table', ['tbody', 0]],
  addProseMirrorPlugins: () => [tableEditing()],
  extendNodeSchema: (extension) => ({ tableRole: getExtensionField<NodeConfig['tableRole']>(extension, 'tableRole') }),
  addKeyboardShortcuts() {
    const step = (direction: 1 | -1) => () => goToNextCell(direction)(this.editor.state, this.editor.view.dispatch);
    return { Tab: step(1), 'Shift-Tab': step(-1) };
  },
});

export const TableRowNode = Node.create({ name: 'tableRow', content: '(tableCell | tableHeader)*', tableRole: 'row', parseHTML: () => [{ tag: 'tr' }], renderHTML: (): DOMOutputSpec => ['tr', 0] });

const cell = (name: 'tableCell' | 'tableHeader', tag: 'td' | 'th') =>
  Node.create({
    name,
    content: 'block+',
    tableRole: name === 'tableCell' ? 'cell' : 'header_cell',
    isolating: true,
    addAttributes: () => ({ colspan: span('colspan'), rowspan: span('rowspan'), colwidth: { default: null, rendered: false } }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }): DOMOutputSpec => [tag, HTMLAttributes, 0],
  });

export const TableCellNode = cell('tableCell', 'td');
export const TableHeaderNode = cell('tableHeader', 'th');

/** A table of three columns and two rows under its head. */
export const newTable = {
  type: 'table',
  content: [0, 1, 2].map((row) => ({ type: 'tableRow', content: [0, 1, 2].map(() => ({ type: row === 0 ? 'tableHeader' : 'tableCell', content: [{ type: 'paragraph' }] })) })),
};

export const tableCommands: Readonly<Record<'rowAfter' | 'columnAfter' | 'dropRow' | 'dropColumn' | 'dropTable', PmCommand>> = { rowAfter: addRowAfter, columnAfter: addColumnAfter, dropRow: deleteRow, dropColumn: deleteColumn, dropTable: deleteTable };
