#!/usr/bin/env bash
# Sets the machine up and runs the main job on a throwaway server: deploys the base schema and the ten migrations, shows a typed plan,
# rolls all ten back, and compares the server's catalogs.
set -euo pipefail
. "$(dirname "$0")/environment.sh"

set_up

say "Build: each migration's way back is derived, proved and compiled"
dotnet build src/Deployment --configuration "$configuration" --verbosity minimal

dotnet "src/Deployment/bin/$configuration/net10.0/Deployment.dll" demo
