import { register } from 'tsx/esm/api'

// Lets a worker thread that is started from source read TypeScript; a bundled one never loads this.
register()
