import { BarChart, LineChart, Sparkline } from '@keepdesk/ui/charts';
import { Group, Specimen } from './specimen.tsx';

const days = ['Mon 9', 'Tue 10', 'Wed 11', 'Thu 12', 'Fri 13', 'Sat 14', 'Sun 15', 'Mon 16', 'Tue 17', 'Wed 18', 'Thu 19', 'Fri 20'];
const email = [42, 38, 41, 55, 61, 22, 18, 64, 71, 66, 60, 58];
const chat = [60, 66, 58, 71, 80, 44, 40, 84, 92, 88, 90, 79];
const whole = (value: number) => String(Math.round(value));

export function Charts() {
  return (
    <Group title="Charts" note="Bars from zero, direct labels, bands for uncertainty, a thin line for the target, the table behind each.">
      <div className="rounded-card border border-line bg-raised p-4">
        <BarChart title="Contacts by reason" note="Last 7 days, 412 conversations" labelName="Reason" valueName="Contacts" format={whole} target={{ value: 90, name: 'Usual' }} data={[{ label: 'Where is it', value: 134 }, { label: 'Return', value: 88 }, { label: 'Product', value: 64 }, { label: 'Change', value: 51 }, { label: 'Billing', value: 33 }]} />
      </div>
      <div className="rounded-card border border-line bg-raised p-4">
        <LineChart title="Received" note="Per day, Europe/Berlin" labels={days} labelName="Day" format={whole} target={{ value: 50, name: 'Plan' }} gridAt={(at) => at % 7 === 0} series={[{ name: 'Chat', values: chat, band: chat.map((value) => [value - 9, value + 9] as const) }, { name: 'Email', values: email }]} />
      </div>
      <Specimen name="Sparkline, only beside its figure">
        <span className="text-28 font-semibold tabular">58</span>
        <Sparkline values={email} label="Received per day, 12 days" />
      </Specimen>
    </Group>
  );
}
