import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import type { ReactNode } from 'react';

export interface TabChoice {
  id: string;
  name: string;
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  label: string;
  tabs: ReadonlyArray<TabChoice>;
  selected?: string;
  onSelect?: (id: string) => void;
}

/** Views of one thing, side by side, one shown. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(id) => onSelect?.(String(id))}
      className="flex flex-col gap-4 outline-none"
    >
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-14 whitespace-nowrap text-quiet outline-offset-[-2px] data-hovered:text-text data-selected:border-accent data-selected:font-medium data-selected:text-text"
          >
            {tab.name}
            {tab.count === undefined ? null : <span className="text-12 text-quiet tabular">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="outline-none">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
