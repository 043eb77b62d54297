import { createContext, useContext } from 'react';

/** The few words the design system itself says; an app passes its own language through `UiTextsProvider`. */
export interface UiTexts {
  close: string;
  undo: string;
  clear: string;
  search: string;
  noResults: string;
  retry: string;
  loading: string;
  showTable: string;
  showChart: string;
  /** values of a chart, point by point, by the arrow keys */
  readChart: string;
  /** before what a point of a chart is moved to */
  movedTo: string;
  notifications: string;
  optional: string;
  required: string;
}

const english: UiTexts = {
  close: 'Close',
  undo: 'Undo',
  clear: 'Clear',
  search: 'Search',
  noResults: 'Nothing matches',
  retry: 'Try again',
  loading: 'Loading',
  showTable: 'Show as table',
  showChart: 'Show as chart',
  readChart: 'values, by the arrow keys',
  movedTo: 'Moved to',
  notifications: 'Notifications',
  optional: 'optional',
  required: 'required',
};

const UiTextsContext = createContext<UiTexts>(english);

export const UiTextsProvider = UiTextsContext.Provider;

export function useUiTexts(): UiTexts {
  return useContext(UiTextsContext);
}
