// The version of the library. The build reads these three numbers; they are written nowhere else.
#pragma once

#define RELENT_VERSION_MAJOR 0
#define RELENT_VERSION_MINOR 1
#define RELENT_VERSION_PATCH 0
