import { m } from '$lib/paraglide/messages';

/** What each field of a club is called. */
export const clubFieldLabels: Record<string, () => string> = {
	name: () => m.club_name(),
	areaCode: () => m.club_area(),
	contactName: () => m.club_contact(),
	phone: () => m.club_phone(),
	email: () => m.club_email(),
	foundedOn: () => m.club_founded(),
	closedOn: () => m.club_closed()
};
