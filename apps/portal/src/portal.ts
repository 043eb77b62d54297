import { searchAsYouType } from './search-as-you-type.ts';
import { sendOnce } from './send-once.ts';

sendOnce();
searchAsYouType();
