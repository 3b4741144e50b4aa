import { roleName } from '$lib/accounts/role-words';
import { m } from '$lib/paraglide/messages';
import type { Place } from '$lib/ui/Navigation.svelte';
import type { Actor } from './actor';
import {
	canGiveData,
	canKeepRetention,
	canListClubs,
	canListDonors,
	canListDrives,
	canReviseRules,
	canListReports,
	canListRequests,
	canListVenues,
	canListVolunteers,
	canRecountAny,
	canSeeAreas,
	canSeeAudit,
	canSeeCollections,
	canSeeExchange,
	canSeePeople,
	canSeeThanks,
	canSetTargets
} from './policy';

/** The places that an actor may go to, most used first: four stand on the bar of a phone. */
export function navigationOf(actor: Actor): Place[] {
	const rosters = actor.memberships.flatMap(({ driveId, driveTitle }) =>
		driveId
			? [
					{
						href: `/desk/${driveId}`,
						label: driveTitle ?? m.nav_roster(),
						short: m.nav_roster_short(),
						icon: 'person-check' as const
					}
				]
			: []
	);
	const places: (Place | false)[] = [
		actor.kind === 'person' && { href: '/', label: m.nav_home(), icon: 'home' },
		...rosters,
		canListDrives(actor) && { href: '/drives', label: m.nav_drives(), short: m.nav_drives_short(), icon: 'calendar' },
		canListDonors(actor) && { href: '/donors', label: m.nav_donors(), short: m.nav_donors_short(), icon: 'people' },
		canSeeCollections(actor) && {
			href: '/collections',
			label: m.nav_collections(),
			short: m.nav_collections_short(),
			icon: 'chart'
		},
		canSeeExchange(actor) && {
			href: '/exchange',
			label: m.nav_exchange(),
			short: m.nav_exchange_short(),
			icon: 'globe'
		},
		canListVenues(actor) && { href: '/venues', label: m.nav_venues(), icon: 'pin' },
		canListVolunteers(actor) && { href: '/volunteers', label: m.nav_volunteers(), icon: 'person-plus' },
		canSeeThanks(actor) && { href: '/thanks', label: m.nav_thanks(), icon: 'circle-check' },
		canListReports(actor) && { href: '/reports', label: m.nav_reports(), icon: 'document' },
		canSetTargets(actor) && { href: '/targets', label: m.nav_targets(), icon: 'flag' },
		canGiveData(actor) && { href: '/data', label: m.nav_data(), icon: 'external' },
		canListRequests(actor) && { href: '/requests', label: m.nav_requests(), icon: 'mail' },
		canListClubs(actor) && { href: '/clubs', label: m.nav_clubs(), icon: 'heart' },
		canSeeAreas(actor) && { href: '/areas', label: m.nav_areas(), icon: 'map' },
		canReviseRules(actor) && { href: '/rules', label: m.nav_rules(), icon: 'info' },
		canSeePeople(actor) && { href: '/people', label: m.nav_people(), icon: 'person' },
		canSeeAudit(actor) && { href: '/audit', label: m.nav_audit(), icon: 'history' },
		canRecountAny(actor) &&
			!canSeeCollections(actor) && { href: '/collections/recounts', label: m.nav_recounts(), icon: 'refresh' },
		canKeepRetention(actor) && { href: '/retention', label: m.nav_retention(), icon: 'hourglass' }
	];
	return places.filter((place) => place !== false);
}

/** Where the person works, for the foot of the navigation: the club, or else the role. */
export function placeOf(actor: Actor): string {
	const [first] = actor.memberships;
	return first ? (first.clubName ?? first.driveTitle ?? roleName[first.role]()) : actor.email;
}
