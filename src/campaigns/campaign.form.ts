import { FormReader, type Read } from '../http/form-reader.ts';
import { type Body, checkbox, linesField, textField, textFields } from '../http/forms.ts';
import { type CampaignInput, campaignInput } from './campaign.input.ts';

/** Reads the form of a campaign. A field that is not on the form (the slug, when editing) counts as left out. */
export function readCampaignForm(body: Body): Read<CampaignInput> {
  const form = new FormReader(body);
  const slug = textField(body, 'slug').toLowerCase();
  return form.finish(campaignInput, {
    title: textField(body, 'title'),
    ...(slug === '' ? {} : { slug }),
    organisation: textField(body, 'organisation'),
    startsOn: form.day('startsOn'),
    endsOn: form.day('endsOn'),
    goal: form.whole('goal') ?? null,
    occasion: textField(body, 'occasion'),
    publishedText: linesField(body, 'publishedText'),
    isProgramme: checkbox(body, 'isProgramme'),
    parents: textFields(body, 'parents'),
  });
}
