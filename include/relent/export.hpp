// RELENT_API: marks what a shared build of the library exports.
#pragma once

#if !defined(RELENT_SHARED)
#define RELENT_API
#elif defined(_WIN32)
#if defined(RELENT_BUILDING)
#define RELENT_API __declspec(dllexport)
#else
#define RELENT_API __declspec(dllimport)
#endif
#else
#define RELENT_API __attribute__((visibility("default")))
#endif
