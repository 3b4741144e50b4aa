import { clubAdmin, type Linked, type Pages } from './e2e-page-visit';
import { patternOf } from './e2e-words';

const firstReport = (after = ''): Linked => ({ list: '/reports', prefix: '/reports/', after });

/** The pages of results: collections, reports, targets, and what is told to others. */
export const resultPages: Pages = {
	'/(app)/collections': [
		{ as: clubAdmin, at: '/collections', heading: (w) => w('nav_collections') },
		{ as: 'thanh-hoa', at: '/collections?areas=now&source=reported&from=&to=', heading: (w) => w('nav_collections') }
	],
	'/(app)/collections/people': [
		{ as: clubAdmin, at: '/collections/people', heading: (w) => w('nav_collections') },
		{ as: 'houaphanh', at: '/collections/people?source=reported&from=&to=', heading: (w) => w('nav_collections') }
	],
	'/(app)/collections/time': [
		{ as: clubAdmin, at: '/collections/time', heading: (w) => w('nav_collections') },
		{
			as: 'thanh-hoa',
			at: '/collections/time?areas=now&measure=registered&from=&to=',
			heading: (w) => w('nav_collections')
		}
	],
	'/(app)/collections/compare': [
		{ as: clubAdmin, at: '/collections/compare', heading: (w) => w('nav_collections') },
		{
			as: 'thanh-hoa',
			at: '/collections/compare?by=month&from=2025-01-01&to=2025-12-31&with_from=2024-01-01&with_to=2024-06-30',
			heading: (w) => w('nav_collections')
		}
	],
	'/(app)/collections/drives': [
		{ as: clubAdmin, at: '/collections/drives', heading: (w) => w('nav_collections') },
		{
			as: 'thanh-hoa',
			at: '/collections/drives?by=weekday&row=7&source=all&from=&to=',
			heading: (w) => w('nav_collections')
		}
	],
	'/(app)/collections/recounts': [
		{ as: 'thanh-hoa', at: '/collections/recounts', heading: (w) => w('recount_title') },
		{ as: 'admin', at: '/collections/recounts', heading: (w) => w('recount_title') }
	],
	'/(app)/collections/views': [
		{ as: clubAdmin, at: '/collections/views', heading: (w) => w('saved_view_title') },
		{ as: clubAdmin, at: '/collections/views?view=overview&by=month', heading: (w) => w('saved_view_title') }
	],
	'/(app)/collections/wall': [{ as: clubAdmin, at: '/collections/wall', heading: (w) => patternOf(w('wall_title')) }],
	'/(app)/exchange': [
		{ as: 'thanh-hoa', at: '/exchange', heading: (w) => w('exchange_title') },
		{ as: 'exchange', at: '/exchange', heading: (w) => w('exchange_title') }
	],
	'/(app)/exchange/[year=year]': [
		{ as: 'thanh-hoa', at: '/exchange/2025', heading: (w) => w('exchange_year_title', { year: 2025 }) }
	],
	'/(app)/exchange/[year=year]/meeting': [
		{ as: 'thanh-hoa', at: '/exchange/2025/meeting', heading: (w) => w('exchange_meeting_title', { year: 2025 }) }
	],
	'/(app)/exchange/[year=year]/release': [{ as: 'thanh-hoa', at: '/exchange/2025/release', heading: () => /2025/ }],
	'/(app)/exchange/[year=year]/statement': [{ as: 'thanh-hoa', at: '/exchange/2025/statement', heading: () => /2025/ }],
	'/(app)/exchange/import': [{ as: 'houaphanh', at: '/exchange/import', heading: (w) => w('exchange_import_title') }],
	'/(app)/reports': [
		{ as: clubAdmin, at: '/reports', heading: (w) => w('reports_title') },
		{ as: 'thanh-hoa', at: '/reports', heading: (w) => w('reports_title') }
	],
	'/(app)/reports/check': [{ as: clubAdmin, at: '/reports/check', heading: (w) => w('reports_check') }],
	'/(app)/reports/schedules': [{ as: clubAdmin, at: '/reports/schedules', heading: (w) => w('reports_schedules') }],
	'/(app)/reports/[reportId=uuid]': [
		{ as: clubAdmin, at: firstReport(), heading: () => /\d/ },
		{ as: 'thanh-hoa', at: firstReport(), heading: () => /\d/ }
	],
	'/(app)/reports/[reportId=uuid]/confirm': [
		{ as: 'thanh-hoa', at: firstReport('/confirm'), heading: (w) => w('reports_confirm') }
	],
	'/(app)/reports/[reportId=uuid]/write': [{ as: 'thanh-hoa', at: firstReport('/write'), heading: () => /./ }],
	'/(app)/data': [{ as: 'thanh-hoa', at: '/data', heading: (w) => w('data_title') }],
	'/(app)/data/dhis2': [{ as: 'thanh-hoa', at: '/data/dhis2', heading: (w) => w('dhis2_title') }],
	'/(app)/data/dhis2/mapping': [{ as: 'thanh-hoa', at: '/data/dhis2/mapping', heading: (w) => w('dhis2_mapping') }],
	'/(app)/data/dhis2/server': [{ as: 'thanh-hoa', at: '/data/dhis2/server', heading: (w) => w('dhis2_server') }],
	'/(app)/data/keys': [{ as: 'thanh-hoa', at: '/data/keys', heading: (w) => w('keys_title') }],
	'/(app)/targets': [{ as: clubAdmin, at: '/targets', heading: (w) => w('target_title', { year: thisYear() }) }],
	'/(app)/targets/import': [{ as: clubAdmin, at: '/targets/import', heading: (w) => w('target_import') }]
};

function thisYear(): number {
	return Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format(new Date()));
}
