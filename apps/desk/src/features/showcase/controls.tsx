import { Avatar, BrandChip, Button, Checkbox, ChoiceCards, Combobox, Dialog, Drawer, Field, IconButton, Kbd, Menu, Pill, Popover, ProgressBar, Select, StatusPill, Switch, Tabs, TextArea, useToaster, type Tone } from '@keepdesk/ui';
import { Archive, MoonStar, Search, Tag } from 'lucide-react';
import { useState } from 'react';
import { Group, Specimen } from './specimen.tsx';

const cities = ['Berlin', 'Cape Town', 'Lisbon', 'Manila', 'San Salvador', 'Tokyo'].map((name) => ({ id: name, name }));
const tones: readonly Tone[] = ['plain', 'accent', 'positive', 'warning', 'danger', 'info', 'paper'];
const nothing = () => {};

function Fields() {
  const [city, setCity] = useState<string>('Lisbon');
  const [way, setWay] = useState('a');
  return (
    <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
      <Field label="Order number" placeholder="#1042" help="As it stands on the receipt." before={<Search size={14} />} />
      <Field label="Email" defaultValue="ana@" error="This is not an address." />
      <Select label="Site" choices={cities} value={city} onChange={setCity} />
      <Combobox label="Site, by typing" choices={cities} value={city} onChange={setCity} />
      <TextArea label="Note" rows={2} defaultValue="Prefers DHL." className="sm:col-span-2" />
      <Checkbox defaultSelected help="With an explanation under it.">
        A checkbox
      </Checkbox>
      <Switch defaultSelected>A switch</Switch>
      <ChoiceCards label="One of a few ways" value={way} onChange={setWay} className="sm:col-span-2" choices={[{ id: 'a', name: 'Fetch it', note: 'With the words that help to choose.' }, { id: 'b', name: 'Forward it', note: 'Another way.' }]} />
    </div>
  );
}

function Floating() {
  const [dialog, setDialog] = useState(false);
  const [drawer, setDrawer] = useState(false);
  const toaster = useToaster();
  return (
    <Specimen name="Menu, popover, dialog, drawer, toasts">
      <Menu label="Actions" trigger={<Button>Menu</Button>} groups={[{ id: 'a', title: 'Conversation', actions: [{ id: 's', name: 'Snooze', keys: 's', icon: <MoonStar size={16} />, onAction: nothing }, { id: 't', name: 'Tag', chosen: true, icon: <Tag size={16} />, onAction: nothing }] }, { id: 'b', actions: [{ id: 'x', name: 'Mark as spam', danger: true, onAction: nothing }] }]} />
      <Popover label="A popover" trigger={<Button>Popover</Button>}>
        <p className="max-w-56 p-3 text-13">For a choice that needs more than a menu.</p>
      </Popover>
      <Button onPress={() => setDialog(true)}>Dialog</Button>
      <Button onPress={() => setDrawer(true)}>Drawer</Button>
      <Button onPress={() => toaster.show({ text: '#1042 resolved', action: { name: 'Undo', onAction: nothing } })}>Toast with undo</Button>
      <Button onPress={() => toaster.show({ text: 'Sending to Ana', countdown: true, stayMs: 5000, action: { name: 'Undo', onAction: nothing } })}>Countdown</Button>
      <Button onPress={() => toaster.show({ tone: 'danger', text: 'Not sent; your text is still here.' })}>Error</Button>
      <Dialog title="Refund €24.90 to the card" isOpen={dialog} onClose={() => setDialog(false)} actions={<Button look="primary" onPress={() => setDialog(false)}>Refund €24.90</Button>}>
        <p>The customer gets the money in three to five days and a mail that says so. The stock stays as it is.</p>
      </Dialog>
      <Drawer title="Customer and orders" isOpen={drawer} onClose={() => setDrawer(false)}>
        <p className="p-5">What there was no room for beside the page.</p>
      </Drawer>
    </Specimen>
  );
}

export function Controls() {
  return (
    <Group title="Primitives">
      <Specimen name="Buttons">
        <Button look="primary">Send</Button>
        <Button>Secondary</Button>
        <Button look="quiet">Quiet</Button>
        <Button look="link">Link</Button>
        <Button look="danger">Erase for good</Button>
        <Button look="primary" isDisabled>
          Disabled
        </Button>
        <Button size="sm">Small</Button>
        <IconButton label="Archive" keys="e">
          <Archive size={16} />
        </IconButton>
      </Specimen>
      <Specimen name="Facts">
        {tones.map((tone) => (
          <Pill key={tone} tone={tone}>
            {tone}
          </Pill>
        ))}
        <StatusPill name="Open" category="open" />
        <StatusPill name="Waiting on carrier" category="waiting" />
        <StatusPill name="Resolved" category="resolved" />
        <StatusPill name="Spam" category="spam" />
      </Specimen>
      <Specimen name="People, brands, keys">
        <Avatar name="Maya Okafor" size={20} />
        <Avatar name="Ana Villanueva" presence="viewing" />
        <Avatar name="Thabo Nkosi" size={32} presence="typing" />
        <Avatar name="Jonas Weber" size={40} />
        <BrandChip name="Halden Wool" color="#b4472e" />
        <BrandChip name="Tidal Coffee" color="#2f7d4f" />
        <Kbd keys="mod+enter" />
        <Kbd keys="g i" />
        <Kbd keys="?" />
      </Specimen>
      <Fields />
      <Floating />
      <Tabs label="Tabs" tabs={[{ id: 'a', name: 'People', count: 12, content: <p className="text-14">Twelve people.</p> }, { id: 'b', name: 'Roles', content: <p className="text-14">Five roles.</p> }]} />
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <ProgressBar label="Writing the history" fraction={0.62} words="226 of 365 days" />
        <ProgressBar label="Connecting" />
      </div>
    </Group>
  );
}
