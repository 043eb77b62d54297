/** Bodies name their pictures by id; in the desk they are fetched from here. */
const PLACE = '/article-images/';

export const withAddresses = (html: string): string => html.replaceAll('src="cid:', `src="${PLACE}`);
export const withoutAddresses = (html: string): string => html.replaceAll(`src="${PLACE}`, 'src="cid:');
export const addressOf = (id: string): string => `${PLACE}${id}`;
