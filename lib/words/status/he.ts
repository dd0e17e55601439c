export { de as he } from './de'
