process.stderr.write('manage: see --help\n');
