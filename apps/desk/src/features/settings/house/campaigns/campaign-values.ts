import type { Campaign } from '@keepdesk/client';
import type { FormValues } from '../../../../shared/forms/form-dialog.tsx';

/** What the API is told of a campaign. */
export interface CampaignSaid {
  name: string;
  from: string;
  to: string | null;
  channels: string[];
  codes: string[];
  audience: number | null;
  note: string;
}

const words = (value: FormValues[string] | undefined): string[] => String(value ?? '').split(/[,;\n]/).map((one) => one.trim()).filter((one) => one !== '');
const text = (value: FormValues[string] | undefined): string => String(value ?? '').trim();

/** A day, and the time where one was typed. */
const stamp = (day: string, time: string): string => (time === '' ? day : `${day}T${time}`);

/** As it is typed, for the API. Without a last day it is the one day; a time it ends at belongs to the last day. */
export function campaignFrom(values: FormValues): CampaignSaid {
  const [from, to] = [text(values.from), text(values.to)];
  const [fromTime, toTime] = [text(values.fromTime), text(values.toTime)];
  const last = to === '' ? (toTime === '' ? '' : from) : to;
  return { name: text(values.name), from: stamp(from, fromTime), to: last === '' ? null : stamp(last, toTime), channels: words(values.channels), codes: words(values.codes), audience: text(values.audience) === '' ? null : Number(values.audience), note: text(values.note) };
}

/** What the form begins with when a campaign is changed. */
export function startOf(campaign: Campaign): FormValues {
  const to = campaign.to ?? campaign.from;
  return {
    name: campaign.name, from: campaign.from.slice(0, 10), fromTime: campaign.from.slice(11), to: to.slice(0, 10), toTime: to.slice(11), channels: campaign.channels.join(', '), codes: campaign.codes.join(', '), audience: campaign.audience === null ? '' : String(campaign.audience), note: campaign.note,
  };
}
