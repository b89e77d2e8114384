// The worker of the kernel, with its Python begun: see python_start.js.
import { begin } from "./python.js";
import "{{kernel}}";

begin({{options}});
