import { run } from './child';
import { withMailbox } from '../tests/support/mailbox';
import { withProduct } from './product';

/**
 * Runs tests against the built product with its demonstration data and a mailbox, and ends as they did. What follows the
 * script's name on the command line goes to the runner; `--full` reaches the tests as `TEST_FULL`.
 */
export async function runTests(runner: string[], environment: Record<string, string> = {}): Promise<void> {
	const args = process.argv.slice(3);
	process.exitCode = await withMailbox((mailbox) =>
		withProduct({ demo: true, environment: { SMTP_URL: mailbox.address, DHIS2_NEARBY: 'allowed' } }, (product) =>
			run(process.execPath, [...runner, ...args.filter((arg) => arg !== '--full')], {
				BASE_URL: product.baseUrl,
				TEST_APP_URL: product.appDatabaseUrl,
				TEST_OWNER_URL: product.ownerDatabaseUrl,
				TEST_MAIL_DIR: mailbox.folder,
				TEST_SUPERUSER_URL: product.superuserUrl,
				TEST_FULL: args.includes('--full') ? '1' : '',
				...environment
			})
		)
	);
}
