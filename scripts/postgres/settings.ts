/** The server's settings as arguments: loopback only. Statements stay out of the log, since they hold personal data. */
export function serverArguments(port: number, extra: Record<string, string>): string[] {
	const chosen = {
		port: String(port),
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		max_connections: '60',
		// What a crash leaves to be replayed stays small: the server has to answer again within seconds.
		checkpoint_timeout: '1min',
		timezone: 'UTC',
		log_timezone: 'UTC',
		log_min_error_statement: 'panic',
		log_error_verbosity: 'terse',
		...extra
	};
	return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
